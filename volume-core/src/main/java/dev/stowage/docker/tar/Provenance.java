package dev.stowage.docker.tar;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stowage.volume.VolumeName;
import dev.stowage.volume.VolumeSettings;
import dev.stowage.volume.VolumeState;
import dev.stowage.volume.content.ArchivedVolume;
import dev.stowage.volume.driver.Redaction;
import dev.stowage.volume.driver.VolumeDriver;
import dev.stowage.volume.failure.InvalidDefinitionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * What an archive says of the volume that it was made of: a comment for the whole of it, in front,
 * which every tar program passes over.
 */
public final class Provenance {

  /** Goes for each entry behind it, as far as readers are concerned. */
  static final String COMMENT = "comment";

  private static final String BEGIN = "dev.stowage.volume/1?";
  private static final String NAME = "name";
  private static final String DRIVER = "driver";
  private static final String OPTION = "option.";
  private static final String WITHHELD = "withheld.";
  private static final String LABEL = "label.";

  /** Labels of ours are about one volume, and no other. */
  private static final String OURS = "dev.stowage.";

  private Provenance() {}

  /** Returns the beginning of a tar that tells of a volume, but none of its secrets. */
  public static byte[] header(VolumeState volume) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    TarArchiveEntry entry =
        new TarArchiveEntry("pax_global_header", TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER);
    entry.addPaxHeader(COMMENT, text(volume));
    @SuppressWarnings("resource") // closing it would end the tar
    TarArchiveOutputStream tar = new TarArchiveOutputStream(header, UTF_8.name());
    tar.putArchiveEntry(entry);
    tar.flush();
    return header.toByteArray();
  }

  private static String text(VolumeState volume) {
    Map<String, String> told = new TreeMap<>();
    VolumeDriver driver = volume.driver();
    told.put(NAME, volume.name().value());
    told.put(DRIVER, driver.name());
    driver
        .options()
        .forEach(
            (key, value) -> {
              boolean open = Redaction.optionValue(driver, key, value).equals(value);
              told.put((open ? OPTION : WITHHELD) + key, open ? value : "");
            });
    volume.labels().entrySet().stream()
        .filter(label -> !label.getKey().startsWith(OURS))
        .forEach(label -> told.put(LABEL + label.getKey(), label.getValue()));
    List<String> pairs = new ArrayList<>();
    told.forEach((key, value) -> pairs.add(encoded(key) + "=" + encoded(value)));
    return BEGIN + String.join("&", pairs);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  /** Reads the beginning of a tar; empty if it tells of no volume. */
  public static Optional<ArchivedVolume> read(InputStream tar) throws IOException {
    TarArchiveEntry first = new TarArchiveInputStream(tar, UTF_8.name()).getNextEntry();
    String comment = first == null ? "" : first.getExtraPaxHeaders().getOrDefault(COMMENT, "");
    if (!comment.startsWith(BEGIN)) {
      return Optional.empty();
    }
    try {
      return Optional.of(volume(pairs(comment.substring(BEGIN.length()))));
    } catch (IllegalArgumentException | InvalidDefinitionException e) {
      throw new IOException("the archive does not tell properly what volume it was made of", e);
    }
  }

  private static Map<String, String> pairs(String text) {
    Map<String, String> pairs = new TreeMap<>();
    for (String pair : text.split("&", -1)) {
      String[] sides = pair.split("=", 2);
      pairs.put(
          URLDecoder.decode(sides[0], UTF_8),
          sides.length < 2 ? "" : URLDecoder.decode(sides[1], UTF_8));
    }
    return pairs;
  }

  private static ArchivedVolume volume(Map<String, String> told) {
    VolumeDriver driver = VolumeDriver.named(told.getOrDefault(DRIVER, VolumeDriver.LOCAL));
    Map<String, String> labels = new TreeMap<>();
    List<String> withheld = new ArrayList<>();
    for (Map.Entry<String, String> pair : told.entrySet()) {
      String key = pair.getKey();
      if (key.startsWith(OPTION)) {
        driver = driver.option(key.substring(OPTION.length()), pair.getValue());
      } else if (key.startsWith(WITHHELD)) {
        withheld.add(key.substring(WITHHELD.length()));
      } else if (key.startsWith(LABEL)) {
        labels.put(key.substring(LABEL.length()), pair.getValue());
      }
    }
    return new ArchivedVolume(
        VolumeName.ofPlugin(told.getOrDefault(NAME, "")),
        VolumeSettings.defaults().withDriver(driver).withLabels(labels),
        withheld);
  }
}
