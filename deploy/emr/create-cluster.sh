#!/usr/bin/env bash
# An EMR cluster that does the steps of steps.json and ends: create-cluster.sh cpu|gpu
# Before: the jar, conf/ and the network lie in s3://$BUCKET, for gpu also gpu-cgroups.sh in its bootstrap/, and
# steps.json names that bucket.
set -euo pipefail
kind=${1:?cpu or gpu}
: "${BUCKET:?a bucket of the same region}"
: "${SUBNET:?a private subnet with a way to S3}"

# 7.14: Spark 3.5 for Scala 2.12, Java 17, Hadoop 3.4. RELEASE=emr-spark-8.1.0: Spark 4.1 for Scala 2.13, Java 17.
release=${RELEASE:-emr-7.14.0}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
bootstrap=()
case $kind-$release in
  cpu-*) type=m7i.2xlarge count=${CORE:-10} ;;
  gpu-emr-7.*)
    type=g4dn.xlarge count=${CORE:-4}
    bootstrap=(--bootstrap-actions "Name=gpu-cgroups,Path=s3://$BUCKET/bootstrap/gpu-cgroups.sh")
    ;;
  gpu-*) echo "Cannot create a cluster of GPUs of $release: its settings are those of EMR 7 (take RELEASE=emr-7.14.0)" >&2 && exit 2 ;;
  *) echo "Cannot create a cluster of '$kind': cpu and gpu are known" >&2 && exit 2 ;;
esac
applications=(Name=Spark)
[[ $release == emr-spark-* ]] || applications+=(Name=Hadoop)

# It ends by itself after half an hour without work.
aws emr create-cluster \
  --name "murmuration-$kind" \
  --release-label "$release" \
  --applications "${applications[@]}" \
  --use-default-roles \
  --ec2-attributes "SubnetId=$SUBNET" \
  --instance-groups \
  "InstanceGroupType=MASTER,InstanceCount=1,InstanceType=m7i.xlarge" \
  "InstanceGroupType=CORE,InstanceCount=$count,InstanceType=$type" \
  --configurations "file://$here/configurations-$kind.json" \
  ${bootstrap[@]+"${bootstrap[@]}"} \
  --steps "file://$here/steps.json" \
  --log-uri "s3://$BUCKET/logs/" \
  --auto-termination-policy IdleTimeout=1800
