"""The models on the allocator's page against the allocator of the installed torch.

The header of CachingHostAllocator is a template without a backend. It is compiled here with one
that takes ordinary memory and whose events are finished by hand.
"""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
import torch

from snippets.memory.host_allocator.fault_2_13 import OFF, block_for
from snippets.memory.host_allocator.life_of_a_block import HostAllocator
from snippets.memory.host_allocator.rounding import block

COMPILER = shutil.which("c++")
TORCH = Path(torch.__file__).parent
RELEASE = ".".join(torch.__version__.split(".")[:2])

PROBE = r"""
#include <ATen/core/CachingHostAllocator.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
struct Event { long stream; };
struct Stream {
  long id;
  Stream(c10::Stream s) : id(s.id()) {}
  operator c10::Stream() const {
    return c10::Stream(c10::Stream::UNSAFE, c10::Device(c10::kCPU), id);
  }
  bool operator==(const Stream& o) const { return id == o.id; }
};
namespace std {
template <> struct hash<Stream> { size_t operator()(const Stream& s) const { return s.id; } };
}
static std::map<long, bool> finished;
using Block = at::HostBlock<Stream>;
struct Host : at::CachingHostAllocatorImpl<Stream, Event> {
  size_t threshold = -1, cached = -1;
  size_t pinned_max_round_threshold() const override { return threshold; }
  size_t pinned_max_cached_size() const override { return cached; }
  bool pinned_use_background_threads() override { return false; }
  void allocate_host_memory(size_t n, void** p) override { *p = std::malloc(n); }
  void free_block(Block* b) override { std::free(b->ptr_); }
  void record_stream(std::optional<std::vector<Event>>& e, Stream s) override {
    e->push_back(Event{s.id});
  }
  bool query_event(Event& e) override { return finished[e.stream]; }
};
// Reads commands: t N, c N (settings), a NAME N, f NAME, u NAME STREAM, d STREAM, e (empty cache).
int main() {
  Host host;
  std::map<std::string, std::pair<void*, void*>> blocks;
  char what[8], name[32];
  size_t n;
  while (std::scanf("%7s", what) == 1) {
    if (what[0] == 't') std::scanf("%zu", &host.threshold);
    else if (what[0] == 'c') std::scanf("%zu", &host.cached);
    else if (what[0] == 'd') { std::scanf("%zu", &n); finished[n] = true; }
    else if (what[0] == 'e') {
      host.empty_cache();
      std::printf("owned %ld\n", long(host.getStats().allocated_bytes.current));
    } else {
      std::scanf("%31s", name);
      auto& b = blocks[name];
      if (what[0] == 'f') host.free(b.second);
      else if (what[0] == 'u') {
        std::scanf("%zu", &n);
        auto s = c10::Stream(c10::Stream::UNSAFE, c10::Device(c10::kCPU), n);
        host.record_event(b.first, b.second, s);
      } else {
        std::scanf("%zu", &n);
        b = host.allocate(n);
        const char* same = "new";
        for (auto& [other, held] : blocks)
          if (other != name && held.first == b.first) same = other.c_str();
        std::printf("%s %zu\n", same, static_cast<Block*>(b.second)->size_);
      }
    }
  }
}
"""


@pytest.fixture(scope="module")
def probe(tmp_path_factory):
    """Runs commands in the compiled allocator and returns the lines it prints."""
    if COMPILER is None:
        pytest.skip("no C++ compiler on this machine: the header cannot be compiled")
    folder = tmp_path_factory.mktemp("allocator")
    source, program = folder / "probe.cpp", folder / "probe"
    source.write_text(PROBE, encoding="utf-8")
    command = [COMPILER, "-std=c++20", "-w", f"-I{TORCH}/include", str(source), "-o", str(program)]
    command += [f"-L{TORCH}/lib", "-lc10", "-ltorch_cpu", f"-Wl,-rpath,{TORCH}/lib"]
    subprocess.run(command, check=True, timeout=300)

    def run(commands: str) -> list[str]:
        done = subprocess.run(
            [program], input=commands, capture_output=True, text=True, check=True, timeout=60
        )
        return done.stdout.splitlines()

    return run


def test_requests_become_powers_of_two(probe):
    sizes = [1, 2, 3, 4095, 4096, 4097, 38_535_168, 2**25, 2**25 + 1]
    lines = probe("".join(f"a b{n} {size}\n" for n, size in enumerate(sizes)))
    assert lines == [f"new {block(size)}" for size in sizes]


@pytest.mark.parametrize(
    ("threshold", "cached"), [(OFF, OFF), (128, OFF), (128, 1024), (128, 128), (OFF, 128)]
)
def test_the_fault_is_that_of_the_installed_release(probe, threshold, cached):
    settings = "".join(
        f"{key} {value}\n" for key, value in (("t", threshold), ("c", cached)) if value != OFF
    )
    lines = probe(settings + "a first 150\nf first\na second 200\n")
    assert RELEASE >= "2.13"
    release = "2.13" if RELEASE == "2.13" else "2.14"
    assert int(lines[1].split()[1]) == block_for(200, 150, threshold, cached, release)


def test_the_life_of_a_block_is_that_of_the_allocator(probe):
    lines = probe(
        "a a 33\nf a\na a2 40\na b 33\n"
        "u a2 1\nu b 2\nf a2\nf b\nd 2\na c 64\nd 1\na e 64\na f 16\nf c\nf f\ne\n"
    )
    assert lines[:3] == ["new 64", "a 64", "new 64"]
    assert lines[3] == "new 64"  # stream 2 is done, but stream 1 was freed before it
    assert lines[4:] == ["b 64", "new 16", "owned 64"]  # e is in use; a, c and f were free


def test_the_model_lives_the_same_life():
    host = HostAllocator()
    a = host.allocate(33)
    host.free(a)
    assert host.allocate(40) is a
    b = host.allocate(33)
    host.free(a, "one")
    host.free(b, "two")
    host.finished.add("two")
    c = host.allocate(64)
    assert c is not a and c is not b
    host.finished.add("one")
    assert host.allocate(64) is b
    f = host.allocate(16)
    host.free(c)
    host.free(f)
    host.empty_cache()
    assert list(map(len, host.owned)) == [64]
