#!/usr/bin/env bash
# The whole way on Kubernetes by Spark's own means, without an operator: rbac.yaml first. Ends with the exit code of
# the driver, which is asked of its pod: what spark-submit ends with depends on the version of Spark.
set -euo pipefail
: "${SPARK_HOME:?a Spark of the version in the image}"
: "${API:?the address of the cluster, such as https://10.0.0.1:6443}"
: "${IMAGE:?such as REGISTRY/murmuration@sha256:..., of deploy/docker/Dockerfile}"
: "${ROOT:?where all lies, such as s3a://bucket}"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
run=${RUN:-$(date -u +%Y%m%dT%H%M%S)}
# Another one each time: that of an earlier try would tell of that try.
pod=murmuration-$(date -u +%Y%m%dt%H%M%S)-$$
jvm="-Djava.awt.headless=true -Dorg.bytedeco.javacpp.maxphysicalbytes=0 -Dorg.bytedeco.javacpp.cachedir=/tmp/javacpp-cache"
jvm+=" -Dorg.deeplearning4j.spark.time.TimeSource=org.deeplearning4j.spark.time.SystemClockTimeSource"

options=(--master "k8s://$API" --deploy-mode cluster --name "$pod" --class org.murmuration.launch.Main)
options+=(--conf spark.kubernetes.namespace=murmuration)
options+=(--conf spark.kubernetes.authenticate.driver.serviceAccountName=murmuration-driver)
options+=(--conf "spark.kubernetes.container.image=$IMAGE")
options+=(--conf "spark.kubernetes.driver.pod.name=$pod")
options+=(--conf "spark.kubernetes.driver.podTemplateFile=$here/pod.yaml")
options+=(--conf "spark.kubernetes.executor.podTemplateFile=$here/pod.yaml")
options+=(--conf spark.kubernetes.submission.waitAppCompletion=true)
options+=(--conf "spark.executor.instances=${EXECUTORS:-10}" --conf spark.executor.cores=4)
options+=(--conf spark.executor.memory=4g --conf spark.executor.memoryOverhead=6g)
options+=(--conf spark.driver.memory=4g --conf spark.driver.memoryOverhead=3g)
options+=(--conf spark.executorEnv.OMP_NUM_THREADS=1 --conf spark.kubernetes.driverEnv.OMP_NUM_THREADS=1)
options+=(--conf "spark.executor.extraJavaOptions=$jvm -Xms256m -XX:GCTimeRatio=2" --conf "spark.driver.extraJavaOptions=$jvm")
options+=(--conf spark.locality.wait=0)
options+=(--conf spark.authenticate=true --conf spark.network.crypto.enabled=true --conf spark.io.encryption.enabled=true)

jar=local:///opt/murmuration/murmuration.jar
"$SPARK_HOME/bin/spark-submit" "${options[@]}" "$jar" \
  pipeline --network="$ROOT/networks/vgg16" --images="$ROOT/photos" --output="$ROOT/result" --run-id="$run" || true
code=$(kubectl get pod "$pod" --namespace murmuration --output \
  'jsonpath={.status.containerStatuses[?(@.name=="spark")].state.terminated.exitCode}')
[[ $code =~ ^[0-9]+$ ]] || { echo "Cannot tell how $pod ended: it has not, or there is no such pod" >&2 && exit 1; }
exit "$code"
