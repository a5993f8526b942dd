package dev.stowage.testkit.route;

import static dev.stowage.testkit.route.Field.honoured;
import static dev.stowage.testkit.route.Field.nested;
import static dev.stowage.testkit.route.Field.shown;

import java.util.ArrayList;
import java.util.List;

/** All fields of a plugin's {@code config.json} that an engine knows. */
final class PluginFields {

  static final List<Field> DEVICE = described(honoured("Path", Kind.MAYBE_TEXT));

  static final List<Field> MOUNT =
      described(
          shown("Destination", Kind.TEXT),
          shown("Options", Kind.LIST),
          honoured("Source", Kind.MAYBE_TEXT),
          shown("Type", Kind.TEXT));

  static final List<Field> CONFIG =
      List.of(
          nested("Args", Kind.NESTED, described(shown("Value", Kind.LIST))),
          shown("Description", Kind.TEXT),
          shown("DockerVersion", Kind.TEXT).hidden(),
          shown("Documentation", Kind.TEXT),
          honoured("Entrypoint", Kind.LIST),
          nested("Env", Kind.NESTED_LIST, described(honoured("Value", Kind.MAYBE_TEXT))),
          nested(
              "Interface",
              Kind.NESTED,
              List.of(
                  shown("ProtocolScheme", Kind.TEXT).hidden(),
                  shown("Socket", Kind.TEXT),
                  honoured("Types", Kind.LIST))),
          honoured("IpcHost", Kind.FLAG),
          nested(
              "Linux",
              Kind.NESTED,
              List.of(
                  honoured("AllowAllDevices", Kind.FLAG),
                  honoured("Capabilities", Kind.LIST),
                  nested("Devices", Kind.NESTED_LIST, DEVICE))),
          nested("Mounts", Kind.NESTED_LIST, MOUNT),
          nested("Network", Kind.NESTED, List.of(honoured("Type", Kind.TEXT))),
          honoured("PidHost", Kind.FLAG),
          shown("PropagatedMount", Kind.TEXT),
          nested(
              "User",
              Kind.NESTED,
              List.of(shown("GID", Kind.NUMBER).hidden(), shown("UID", Kind.NUMBER).hidden())),
          shown("WorkDir", Kind.TEXT),
          nested(
              "rootfs",
              Kind.NESTED,
              List.of(shown("diff_ids", Kind.LIST), shown("type", Kind.TEXT))));

  private PluginFields() {}

  /** Adds what every part of a plugin has that can be set. */
  private static List<Field> described(Field... own) {
    List<Field> all =
        new ArrayList<>(
            List.of(
                shown("Description", Kind.TEXT),
                honoured("Name", Kind.TEXT),
                honoured("Settable", Kind.LIST)));
    all.addAll(List.of(own));
    return List.copyOf(all);
  }
}
