package org.murmuration.launch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.murmuration.refusal.Refusal;

/**
 * What an object store refuses until somebody changes names or rights, and what its connector says
 * of that in its own words.
 *
 * @param chain what was thrown and its causes
 */
record ObjectStoreTrouble(List<Throwable> chain) {
  private static final Pattern NO_BUCKET =
      Pattern.compile("[a-z0-9]+://([^/\\s'`:]+).*The specified bucket does not exist");

  private static final Pattern NO_KEYS =
      Pattern.compile(
          "(s3a://[^\\s:]+).*No AWS credentials (?:provided by|in the)", Pattern.CASE_INSENSITIVE);

  /** Numbers by which Amazon finds a request, and all that comes after them. */
  private static final Pattern NUMBERS =
      Pattern.compile(" \\(Service: [^)]*?Status Code: (\\d+)[^)]*\\).*", Pattern.DOTALL);

  /** Empty if it is none. */
  Optional<Refusal> refusal() {
    return first(NO_BUCKET)
        .map(
            bucket ->
                "there is no bucket %s (check its name, and fs.s3a.endpoint where it is not on Amazon's S3)"
                    .formatted(bucket))
        .or(
            () ->
                first(NO_KEYS)
                    .map(
                        place ->
                            "there are no credentials for %s (give this machine a role, set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or keep keys as conf/hadoop/core-site.s3a.xml has it)"
                                .formatted(place)))
        .map(why -> Refusal.input("Cannot go on: " + why, chain.get(0)));
  }

  private Optional<String> first(Pattern pattern) {
    return chain.stream()
        .map(thrown -> pattern.matcher(String.valueOf(thrown.getMessage())))
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst();
  }

  /** What is said without what only the store's owner understands; its number stays. */
  static String plain(String said) {
    return NUMBERS.matcher(said).replaceFirst(" ($1)");
  }
}
