"""On a GPU: is the memory shared with the CPU, and what does registering do?

needs: cuda
"""

import ctypes

import torch

# Numbers of CUdevice_attribute, from cuda.h
QUESTIONS = {
    "shares its memory with the CPU (integrated)": 18,
    "reads pageable memory": 88,
    "can register memory": 99,
    "reads it through the page tables of the host": 100,
}


def main():
    torch.cuda.init()
    driver = ctypes.CDLL("libcuda.so.1")
    for question, number in QUESTIONS.items():
        answer = ctypes.c_int()
        code = driver.cuDeviceGetAttribute(ctypes.byref(answer), number, 0)
        if code:
            raise RuntimeError(f"CUDA error {code}")
        print(f"{question}: {bool(answer.value)}")


if __name__ == "__main__":
    main()
