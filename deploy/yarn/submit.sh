#!/usr/bin/env bash
# The whole way on a Hadoop cluster, the driver in the cluster: from hdfs:// to hdfs://.
# Ends with 0 or 1 in cluster mode, which is all that spark-submit says there; run-report.json has the exit code.
# A Kerberos cluster: PRINCIPAL and KEYTAB (a file that only you may read) besides.
set -euo pipefail
: "${SPARK_HOME:?a Spark 3.5 or newer, on Java 17 or newer}"
: "${HADOOP_CONF_DIR:?where core-site.xml and yarn-site.xml are}"
: "${ROOT:?where all lies, such as hdfs:///user/me/murmuration}"

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
built=$(find "$home/lib" "$home/jobs/target" -maxdepth 1 -name 'murmuration-*.jar' 2> /dev/null | sort | tail -n 1 || true)
jar=${JAR:-${built:?there is no jar: mvn package makes it}}
run=${RUN:-$(date -u +%Y%m%dT%H%M%S)}

options=(--master yarn --deploy-mode cluster --name "murmuration-$run")
options+=(--properties-file "$home/conf/spark-defaults.conf")
options+=(--conf "spark.executor.instances=${EXECUTORS:-10}")
# A second driver would only repeat what the first found: whoever scheduled the job starts it again, on exit code 75.
options+=(--conf spark.yarn.maxAppAttempts=1)
# Nobody but this job's own processes talks to them, or reads what they shuffle. YARN makes the secret.
options+=(--conf spark.authenticate=true)
options+=(--conf spark.network.crypto.enabled=true)
options+=(--conf spark.io.encryption.enabled=true)
options+=(--files "$home/conf/log4j2-json.properties")
[[ -z ${PRINCIPAL:-} ]] || options+=(--principal "$PRINCIPAL" --keytab "${KEYTAB:?}")

exec "$SPARK_HOME/bin/spark-submit" "${options[@]}" "$jar" \
  pipeline --network="$ROOT/networks/vgg16" --images="$ROOT/photos" --output="$ROOT/result" --run-id="$run"
