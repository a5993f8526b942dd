package dev.stowage.differential;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Escapes for paths and queries; what stands for names stays as it is. */
final class Urls {

  private Urls() {}

  static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%C2%A7", Names.PREFIX)
        .replace("%C2%A4", "¤");
  }

  static String versioned(String version, String path) {
    return version.isEmpty() ? path : "/v" + version + path;
  }

  static String archive(String container, String path) {
    return "/containers/" + escaped(container) + "/archive?path=" + escaped(path);
  }
}
