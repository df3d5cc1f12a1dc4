#!/usr/bin/env bash
# Bootstrap action of a cluster of GPUs: YARN keeps them apart by cgroups of version 1, and EMR 7 mounts those of version 2.
set -euo pipefail

sudo mkdir -p /spark-rapids-cgroup/devices
sudo mount -t cgroup -o devices cgroupv1-devices /spark-rapids-cgroup/devices
sudo chmod a+rwx -R /spark-rapids-cgroup
