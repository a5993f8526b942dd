package dev.stowage.volume.driver.local;

import dev.stowage.volume.Finding;
import java.util.List;
import java.util.regex.Pattern;

/** What may stand where a server is named: a host name or an IP address, and nothing else. */
final class ServerName {

  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9])?");
  private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9a-fA-F:.]+(?:%[a-zA-Z0-9]+)?");
  private static final Pattern IPV4 = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

  private ServerName() {}

  static boolean isAddress(String name) {
    return IPV4.matcher(name).matches() || IPV6.matcher(name).matches();
  }

  static void judge(String what, String name, List<Finding> findings) {
    if (!NAME.matcher(name).matches() && !IPV6.matcher(name).matches()) {
      findings.add(
          new Finding(
              what + " '" + Finding.printable(name) + "'",
              name.isEmpty() ? "is missing" : "is neither a host name nor an IP address",
              "give a host name or an IP address alone, such as 10.0.0.5"));
    }
  }

  static void judgePort(String port, List<Finding> findings) {
    if (!port.matches("[1-9]\\d{0,4}") || Integer.parseInt(port) > 65_535) {
      findings.add(
          new Finding(
              "port '" + Finding.printable(port) + "'", "is no port", "use one of 1 to 65535"));
    }
  }
}
