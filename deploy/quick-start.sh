#!/usr/bin/env bash
# What lets the own Spark start quickly on this machine alone: an archive of classes (-XX:SharedArchiveFile) that
# the JVM need not read, check and lay out again. Sourced by deploy/murmuration, whose variables it takes.
# shellcheck disable=SC2154,SC2034

class_path="$spark/jars/*" quick=() archive=""

# The archive holds classes of the class path, our jar's too. A jar of the user's must lie beside ours, in Spark's
# own loader; executors of other processes get ours from Spark; and agents change classes.
is_plain() {
  local option
  [[ ${master:-local} =~ ^local(\[[^]]*\])?$ ]] || return 1
  [[ -z $(setting spark.jars)$(setting spark.jars.packages)$(setting spark.driver.extraClassPath) ]] || return 1
  [[ -z ${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-} ]] || return 1
  for option in "${options[@]}"; do
    [[ $option == -D* || $option == --add-opens=* || $option == -Xm[sx]* ]] ||
      [[ $option == --enable-native-access=* || $option == --sun-misc-unsafe-memory-access=* ]] || return 1
  done
}

# Whether a command is over before the JVM's better compiler would pay for itself, and for its second core: it
# computes on what lies here, less than 65 files and 64 MB. That compiler is also what makes digests quick.
is_short() {
  local argument option="" found=() missing=0
  case ${1:-} in classify | embed) ;; *) return 1 ;; esac
  for argument in "${@:2}"; do
    [[ -n $option ]] || { [[ $argument != --*=* ]] || option=${argument%%=*} argument=${argument#*=}; }
    case $option in
      --images | --classifier | --network) if [[ -e $argument ]]; then found+=("$argument"); else missing=1; fi ;;
      --predictions | --table) [[ ! -e $argument ]] || found+=("$argument") ;;
      --manifest) missing=1 ;;
    esac
    option=""
    [[ $argument != --* ]] || option=$argument
  done
  ((missing == 0 && ${#found[@]} > 1)) || return 1
  find -L "${found[@]}" -type f -printf '%s\n' 2> /dev/null | head -n 65 |
    awk '{bytes += $1} END {exit NR > 64 || bytes > 64 * 1024 * 1024}'
}

if is_plain; then
  binary=$(readlink -f "$(command -v "$java" || true)" || true)
  key=$(cksum <<< "$home $binary")
  archive=$spark/quick-start-${key%% *}.jsa
  class_path+=:$jar
  # A message of the JVM's that it starts without: as it would have before.
  quick=("-XX:SharedArchiveFile=$archive" '-Xlog:cds*=off' -Dlog4j2.disable.jmx=true)
  ! is_short "$@" || quick+=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)
  application=(--class org.murmuration.launch.Main spark-internal)
  [[ -z ${1:-} ]] || default spark.app.name "murmuration $1"
fi

# As it was written: a JVM takes one that was cut for whole, and dies of it.
is_whole() { [[ -s $archive && -s $archive.bytes ]] && (($(wc -c < "$archive") == $(< "$archive.bytes"))); }

# Of what there is now; one of no bytes could not be made.
is_new() {
  [[ -s $archive.bytes && ! ${jar} -nt $archive.bytes ]] || return 1
  [[ -z $(find "${binary%/*}/../lib/modules" -cnewer "$archive.bytes" 2> /dev/null) ]] || return 1
  [[ $(< "$archive.bytes") == 0 ]] || is_whole
}

rehearse() { # ARCHIVE FOLDER
  env -u SPARK_CONF_DIR "SPARK_HOME=$spark" "$binary" "-Xmx$heap" ${log:+"$log"} "${options[@]}" \
    -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-XX:ArchiveClassesAtExit=$1" \
    -cp "$class_path" org.apache.spark.deploy.SparkSubmit --master 'local[2]' \
    --class org.murmuration.launch.Rehearsal spark-internal "$2"
}

# Makes the archive where it is missing or old. Whatever goes wrong with it, the command starts.
prepare_quick_start() {
  local draft=$archive.part-$$ work
  [[ -n $archive && -w $spark ]] && ! is_new || return 0
  work=$(mktemp -d 2> /dev/null) || return 0
  trap 'rm -rf "$work" "$draft"' EXIT
  echo "Preparing quick starts (once; half a minute) ..." >&2
  find "$spark" -maxdepth 1 -name 'quick-start-*.part-*' -mmin +60 -delete 2> /dev/null || true
  {
    if rehearse "$draft" "$work" && [[ -s $draft ]]; then
      mv -f "$draft" "$archive" && wc -c < "$archive" > "$archive.bytes"
    else
      echo 0 > "$archive.bytes" # Not again before something changes.
    fi
  } > /dev/null 2>&1 || true
  rm -rf "$work" "$draft"
  trap - EXIT
}

# What is to be started: without the archive where there is none that is whole.
start_quickly() {
  prepare_quick_start
  [[ -z $archive ]] || is_whole || start=("${start[@]/#-XX:SharedArchiveFile=*/-Xshare:auto}")
  case " $* " in *' -'[hV]' '* | *' --help '* | *' --version '* | *' --print-config '*) ;; *) echo "Starting $1 ..." >&2 ;; esac
}
