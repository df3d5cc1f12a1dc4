#!/usr/bin/env bash
# An EMR cluster that does the steps of steps.json and ends: create-cluster.sh cpu|gpu
# Before: the jar, conf/ and the network lie in s3://$BUCKET, and steps.json names that bucket.
set -euo pipefail
kind=${1:?cpu or gpu}
: "${BUCKET:?a bucket of the same region}"
: "${SUBNET:?a private subnet with a way to S3}"

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
case $kind in
  cpu) type=m7i.2xlarge count=${CORE:-10} ;;
  gpu) type=g4dn.xlarge count=${CORE:-4} ;;
  *) echo "Cannot create a cluster of '$kind': cpu and gpu are known" >&2 && exit 2 ;;
esac

# 7.14: Spark 3.5 for Scala 2.12, Java 17, Hadoop 3.4. It ends by itself after half an hour without work.
aws emr create-cluster \
  --name "murmuration-$kind" \
  --release-label emr-7.14.0 \
  --applications Name=Hadoop Name=Spark \
  --use-default-roles \
  --ec2-attributes "SubnetId=$SUBNET" \
  --instance-groups \
  "InstanceGroupType=MASTER,InstanceCount=1,InstanceType=m7i.xlarge" \
  "InstanceGroupType=CORE,InstanceCount=$count,InstanceType=$type" \
  --configurations "file://$here/configurations-$kind.json" \
  --steps "file://$here/steps.json" \
  --log-uri "s3://$BUCKET/logs/" \
  --auto-termination-policy IdleTimeout=1800
