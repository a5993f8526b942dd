package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.volume.VolumeFilter;
import dev.stowage.volume.VolumeName;
import dev.stowage.volume.driver.VolumeDriver;
import java.util.Collection;
import java.util.Comparator;
import java.util.regex.Pattern;

/** Says to the engine as much of a filter as it can apply. */
final class VolumeQuery {

  private static final Pattern REGEX_SIGN = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

  private VolumeQuery() {}

  /** Fills the filters object; it stays empty if every volume is wanted. */
  static ObjectNode fill(ObjectNode filters, VolumeFilter filter) {
    // Several names would mean any of them, so the longest goes and the others are checked here.
    filter.nameParts().stream()
        .max(Comparator.comparing(String::length))
        .filter(part -> !part.isEmpty())
        .ifPresent(part -> filters.putArray("name").add(literal(part)));
    filter.drivers().forEach(driver -> addDriver(filters, driver));
    filter
        .labels()
        .forEach(
            (key, value) ->
                filters.withArray("label").add(value.map(text -> key + "=" + text).orElse(key)));
    filter.usage().ifPresent(used -> filters.putArray("dangling").add(Boolean.toString(!used)));
    return filters;
  }

  /** Fills the filters object for the one volume of a name, if one of some drivers has it. */
  static ObjectNode exactly(ObjectNode filters, VolumeName name, Collection<String> drivers) {
    filters.putArray("name").add("^" + literal(name.value()) + "$");
    drivers.forEach(driver -> addDriver(filters, driver));
    return filters;
  }

  private static void addDriver(ObjectNode filters, String driver) {
    filters.withArray("driver").add(driver);
    if (mayBeTagged(driver)) {
      filters.withArray("driver").add(driver + ":latest");
    }
  }

  /** The engine compares the whole name, and a managed plugin has a tag in it. */
  private static boolean mayBeTagged(String driver) {
    return !driver.equals(VolumeDriver.LOCAL) && !driver.contains(":");
  }

  /** The engine takes a regular expression where a user means a text. */
  private static String literal(String text) {
    return REGEX_SIGN.matcher(text).replaceAll("\\\\$0");
  }
}
