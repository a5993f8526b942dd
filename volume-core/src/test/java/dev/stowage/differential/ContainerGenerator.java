package dev.stowage.differential;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Random operations on containers. */
final class ContainerGenerator {

  private static final String LIMIT = "limit=2";

  static final List<String> CONTAINERS = List.of("§k1", "§k2", "§k3");

  private static final List<String> TARGETS =
      List.of(
          "/data", "/data", "/seed", "/seed", "/seed/deep", "/new/deep", "/data/", "/data/../x");

  private static final List<String> BAD_TARGETS =
      List.of("/", "", "relative", "//", "C:\\x", "/a:b", "/ä");

  private static final List<String> MODES =
      List.of(
          "",
          "",
          "",
          ":ro",
          ":rw",
          ":nocopy",
          ":ro,nocopy",
          ":z",
          ":bogus",
          ":",
          ":ro,rw",
          ":rshared");

  private static final List<String> SOURCES = List.of("§a", "§b", "§c", "§d", "¤0", "");

  private static final List<String> TYPES =
      List.of(
          "volume", "volume", "volume", "volume", "tmpfs", "bind", "nope", "", "npipe", "cluster");

  private static final List<String> BODIES =
      List.of(
          "",
          "{",
          "[]",
          "null",
          "{}",
          "5",
          "{\"Image\":5}",
          "{\"HostConfig\":5,\"Image\":\"¶\"}",
          "{\"Image\":\"¶\",\"HostConfig\":{\"Binds\":\"§a:/data\"}}",
          "{\"Image\":\"¶\",\"HostConfig\":{\"Binds\":[5]}}",
          "{\"Image\":\"¶\",\"HostConfig\":{\"Mounts\":{}}}",
          "{\"Image\":\"¶\",\"HostConfig\":{\"Mounts\":[5]}}",
          "{\"Image\":\"¶\",\"HostConfig\":{\"Mounts\":[{\"Type\":5}]}}",
          "{\"Image\":\"¶\",\"HostConfig\":{\"Mounts\":[{\"VolumeOptions\":[]}]}}",
          "{\"Image\":\"¶\",\"HostConfig\":{\"Mounts\":[{\"VolumeOptions\":{\"NoCopy\":\"yes\"}}]}}",
          "{\"Image\":\"¶\",\"Volumes\":[]}",
          "{\"Image\":\"¶\",\"Volumes\":{\"/x\":5}}",
          "{\"Image\":\"¶\",\"Labels\":{\"a\":1}}",
          "{\"Image\":\"¶\",\"Cmd\":5}",
          "{\"Image\":\"¶\"} x",
          "{\"Image\":\"¶\"",
          "{\"image\":\"§nope\"}",
          "{\"Image\":\"\"}",
          "{\"Image\":\"§UPPER\"}",
          "{\"Image\":\"§nope:1\"}",
          "{\"Image\":\"¶\",}",
          "nonsense");

  private static final List<String> REMOVALS =
      List.of("", "", "?v=1", "?v=1", "?v=0", "?force=1", "?force=1&v=1", "?v=true", "?v=no");

  private static final List<String> ACTIONS =
      List.of(
          "start",
          "kill",
          "stop?t=0",
          "kill?signal=BOGUS",
          "kill?signal=99",
          "pause",
          "unpause",
          "rename?name=§k3",
          "rename?name=",
          "rename?name=§k1",
          "rename?name=-bad");

  private static final List<String> FILTERS =
      List.of(
          "",
          "{\"name\":[\"§k1\"]}",
          "{\"volume\":[\"§a\"]}",
          "{\"volume\":[\"/data\"]}",
          "{\"label\":[\"app\"]}",
          "{\"label\":[\"app=shop\"]}",
          "{\"status\":[\"created\"]}",
          "{\"status\":[\"exited\",\"running\"]}",
          "{\"status\":[\"nope\"]}",
          "{\"ancestor\":[\"¶\"]}",
          "{\"volume\":[\"§a\"],\"status\":[\"created\"]}",
          "{\"bogus\":[\"x\"]}",
          "{",
          "[]",
          "{\"name\":\"x\"}",
          "{\"exited\":[\"137\"]}",
          "{\"exited\":[\"x\"]}",
          "{\"before\":[\"§k1\"]}",
          "{\"since\":[\"§k1\"]}",
          "{\"before\":[\"§nope\"]}",
          "{\"volume\":[\"§nope\"]}");

  private final Universe universe;

  ContainerGenerator(Universe universe) {
    this.universe = universe;
  }

  String container() {
    return universe.once(10)
        ? universe.any(List.of("§nope", "¤3", "¤5"))
        : universe.any(CONTAINERS);
  }

  Operation next() {
    int die = universe.below(100);
    if (die < 45) {
      return create();
    }
    if (die < 55) {
      return new ContainerOperation.Inspect(container());
    }
    if (die < 65) {
      String query = universe.any(List.of("all=1", "all=1", "all=0", "", LIMIT, "all=1&size=0"));
      // What others have on the engine counts towards a limit, unless a filter keeps it out.
      return new ContainerOperation.Enumerate(
          query, query.equals(LIMIT) ? "{" + Universe.OWN_FILTER + "]}" : universe.any(FILTERS));
    }
    if (die < 90) {
      return new ContainerOperation.Remove(container(), universe.any(REMOVALS));
    }
    if (die < 98) {
      return new ContainerOperation.Act(container(), universe.any(ACTIONS));
    }
    return new ContainerOperation.Prune("{" + Universe.OWN_FILTER + "]}");
  }

  private Operation create() {
    if (universe.once(8)) {
      return new ContainerOperation.Create(
          universe.version(), universe.any(CONTAINERS), universe.any(BODIES));
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Image", "¶");
    json.putArray("Cmd").add("sleep").add("1000");
    ObjectNode labels = json.putObject("Labels").put(Universe.OWN_LABEL, Names.PREFIX);
    if (universe.once(3)) {
      labels.put("app", "shop");
    }
    ObjectNode host = json.putObject("HostConfig").put("NetworkMode", "none");
    for (int i = universe.below(3); i >= 0; i--) {
      addMount(json, host);
    }
    String name =
        universe.once(12)
            ? universe.any(List.of("", "x", "-bad", "§ k"))
            : universe.any(CONTAINERS);
    return new ContainerOperation.Create(universe.version(), name, json.toString());
  }

  private String target() {
    return universe.any(universe.once(10) ? BAD_TARGETS : TARGETS);
  }

  private void addMount(ObjectNode json, ObjectNode host) {
    int die = universe.below(100);
    if (die < 30) {
      host.withArray("Binds").add(universe.any(SOURCES) + ":" + target() + universe.any(MODES));
    } else if (die < 75) {
      addMountObject(host.withArray("Mounts"));
    } else if (die < 85) {
      json.withObject("/Volumes").putObject(universe.any(TARGETS));
    } else if (die < 93) {
      host.withArray("VolumesFrom")
          .add(container() + universe.any(List.of("", "", ":ro", ":rw", ":bogus")));
    } else {
      // One only: engines go through them in any order, and name whichever wrong one comes first.
      host.putObject("Tmpfs")
          .put(target(), universe.any(List.of("", "size=1m", "ro", "bogus", "size=x")));
    }
  }

  private void addMountObject(ArrayNode mounts) {
    String type = universe.any(TYPES);
    ObjectNode mount = mounts.addObject();
    if (!type.isEmpty()) {
      mount.put("Type", type);
    }
    mount.put("Target", target());
    if (!type.equals("tmpfs") || universe.once(10)) {
      String source = type.equals("bind") ? "/no/such/§" : universe.any(SOURCES);
      if (!source.isEmpty()) {
        mount.put("Source", source);
      }
    }
    if (universe.once(4)) {
      mount.put("ReadOnly", true);
    }
    if (type.equals("volume") && universe.once(2)) {
      addVolumeOptions(mount.putObject("VolumeOptions"), mount.has("Source"));
    } else if (universe.once(10)) {
      mount.putObject(universe.any(List.of("VolumeOptions", "BindOptions", "TmpfsOptions")));
    }
  }

  private void addVolumeOptions(ObjectNode options, boolean named) {
    if (universe.once(3)) {
      options.put("NoCopy", true);
    }
    if (named && universe.once(3)) {
      options.putObject("Labels").put(Universe.OWN_LABEL, Names.PREFIX).put("mounted", "yes");
    }
    if (universe.once(4)) {
      options.put("Subpath", universe.any(List.of("sub", "no/such", "../up", "/abs", "", "a")));
    }
    if (universe.once(8)) {
      options.putObject("DriverConfig").put("Name", universe.any(List.of("local", "")));
    }
  }
}
