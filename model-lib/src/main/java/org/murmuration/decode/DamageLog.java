package org.murmuration.decode;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Gathers what is wrong with one file. libjpeg fills what a cut file lacks with grey and only
 * warns; a half-grey photo must not become an embedding unless somebody asked for it.
 */
final class DamageLog implements IIOReadWarningListener {
  private static final Pattern PROFILE_IGNORED =
      Pattern.compile("ignoring .*profile", Pattern.CASE_INSENSITIVE);

  private final OnDamaged policy;
  private final Set<Damage> damages = new LinkedHashSet<>();
  private boolean profileIgnored;

  DamageLog(OnDamaged policy) {
    this.policy = policy;
  }

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    Damage.ofWarning(warning).ifPresent(damages::add);
    profileIgnored |= PROFILE_IGNORED.matcher(warning).find();
  }

  /** Notes the damage, if any. */
  void add(Optional<Damage> damage) throws RejectedImageException {
    damage.ifPresent(damages::add);
    check();
  }

  /** Refuses the file if it is damaged and such files are not wanted. */
  void check() throws RejectedImageException {
    if (policy == OnDamaged.REJECT && !damages.isEmpty()) {
      Damage first = damages.iterator().next();
      throw new RejectedImageException(first.reason(), first.what());
    }
  }

  /** Whether the reader said that it can't use the colour profile. */
  boolean hasProfileIgnored() {
    return profileIgnored;
  }

  List<String> found() {
    return damages.stream().map(Damage::what).toList();
  }
}
