package org.murmuration.answers;

import java.util.List;

/** The folder that images have in common, so that their names can be short. */
final class CommonFolder {
  private CommonFolder() {}

  /** What all have in common, up to a slash. */
  static String of(List<String> images) {
    String common = images.isEmpty() ? "" : images.get(0);
    for (String image : images) {
      int same = 0;
      int most = Math.min(common.length(), image.length());
      while (same < most && common.charAt(same) == image.charAt(same)) {
        same++;
      }
      common = common.substring(0, same);
    }
    return common.substring(0, common.lastIndexOf('/') + 1);
  }
}
