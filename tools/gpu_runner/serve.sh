#!/usr/bin/env bash
# Serves jobs of gpu.yml one by one, each in a new container: tools/gpu_runner/serve.sh OWNER/REPO
# Needs docker with the NVIDIA Container Toolkit, and gh logged in as an admin of the repository.
# The login stays with this script on the host; a job gets a configuration for itself alone.
set -euo pipefail

repository=${1:?give the repository: tools/gpu_runner/serve.sh OWNER/REPO}
label=${2:-handbook-gpu}
cd "$(dirname "$0")"

docker compose build
while true; do
  JITCONFIG=$(gh api --method POST "repos/$repository/actions/runners/generate-jitconfig" \
    --raw-field "name=$label-$(date +%s)" --field runner_group_id=1 \
    --raw-field "labels[]=$label" --raw-field work_folder=_work --jq .encoded_jit_config) \
    || { sleep 60; continue; }
  export JITCONFIG
  docker compose run --rm runner || sleep 60
done
