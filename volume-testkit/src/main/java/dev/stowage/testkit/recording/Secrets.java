package dev.stowage.testkit.recording;

import dev.stowage.testkit.recording.Exchange.Asked;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.SecretText;
import dev.stowage.volume.driver.VolumeDriver;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Hides secrets: at the places that have them, and, since engines quote what they were told,
 * wherever else the same text stands. Not thread-safe.
 */
final class Secrets {

  private static final Pattern BASE_64 = Pattern.compile("[A-Za-z0-9+/_-]{12,}={0,2}");

  /** Fields that name things, which anyone may see. */
  private static final Set<String> NAMES =
      Set.of("Name", "Names", "Image", "Hostname", "RepoTags", "name", "fromImage", "repo", "path");

  /** Each secret as the option of a driver, which is how those know them in all their shapes. */
  private final Map<VolumeDriver, String> learned = new LinkedHashMap<>();

  private final Set<String> open = new TreeSet<>();
  private List<VolumeDriver> hidden = List.of();
  private final Passage learning = new Learning();
  private final Passage hiding = new Hiding();

  /** Takes secrets that stand at places of which nobody knows. */
  Secrets(Collection<String> more) {
    more.forEach(this::learnForSure);
    settle();
  }

  private void learnForSure(String secret) {
    if (!secret.isBlank()) {
      learned.put(VolumeDriver.local().secret("secret", SecretText.of(secret)), "");
    }
  }

  /** Learns the secrets of calls. */
  void learn(Collection<Exchange> exchanges) {
    exchanges.forEach(learning::through);
    settle();
  }

  /** Whoever has a password that is also the name of an image keeps nothing from anyone. */
  private void settle() {
    List<VolumeDriver> kept = new ArrayList<>();
    learned.forEach(
        (driver, value) -> {
          if (value.isEmpty() || !open.contains(value)) {
            kept.add(driver);
          }
        });
    hidden = List.copyOf(kept);
  }

  Exchange hide(Exchange exchange) {
    return hiding.through(exchange);
  }

  Asked hide(Asked asked) {
    return hiding.asked(asked);
  }

  private final class Learning extends Passage {

    @Override
    String text(Place place, String value) {
      VolumeDriver option = place.keeper().option(place.field(), value);
      VolumeDriver secret = place.secret() ? option.withSecretKeys(Set.of(place.field())) : option;
      boolean has =
          !Redaction.optionValue(secret, place.field(), value).equals(value)
              && (place.secret() || place.users());
      if (has && !value.isBlank() && !value.equals(Redaction.MASK)) {
        learned.put(secret, value);
      } else if (NAMES.contains(place.field()) && !place.users()) {
        open.addAll(List.of(value.split("[/:@?&=]", -1)));
      }
      return value;
    }
  }

  private final class Hiding extends Passage {

    @Override
    String text(Place place, String value) {
      if (value.isEmpty()) {
        return value;
      }
      if (place.secret() || encodes(value)) {
        return Redaction.MASK;
      }
      String known =
          place.users() ? Redaction.optionValue(place.keeper(), place.field(), value) : value;
      return Redaction.text(known, hidden);
    }

    /** A login travels in base 64, with other things around the password. */
    private boolean encodes(String value) {
      if (!BASE_64.matcher(value).matches()) {
        return false;
      }
      try {
        String standard = value.replace('-', '+').replace('_', '/');
        String decoded = new String(Base64.getDecoder().decode(standard), StandardCharsets.UTF_8);
        return decoded.chars().allMatch(c -> c >= ' ' && c < 0xfffd)
            && !Redaction.text(decoded, hidden).equals(decoded);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }
  }
}
