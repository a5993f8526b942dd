package dev.stowage.testkit.route;

import static dev.stowage.testkit.route.Field.honoured;
import static dev.stowage.testkit.route.Field.nested;
import static dev.stowage.testkit.route.Field.refused;
import static dev.stowage.testkit.route.Field.shown;

import java.util.List;

/** All fields that Swarm knows of itself, of services and of volumes; what it drops is missing. */
final class SwarmFields {

  static final List<Field> INIT =
      List.of(
          shown("ListenAddr", Kind.TEXT),
          honoured("AdvertiseAddr", Kind.TEXT),
          refused("DataPathAddr", Kind.TEXT),
          refused("DataPathPort", Kind.NUMBER),
          refused("DefaultAddrPool", Kind.LIST),
          honoured("SubnetSize", Kind.NUMBER),
          refused("ForceNewCluster", Kind.FLAG),
          refused("AutoLockManagers", Kind.FLAG),
          honoured("Availability", Kind.TEXT),
          refused("Spec", Kind.ANY));

  private static final List<Field> MOUNT =
      List.of(
          honoured("Type", Kind.TEXT).hidden(),
          honoured("Source", Kind.TEXT).hidden(),
          honoured("Target", Kind.TEXT).hidden(),
          honoured("ReadOnly", Kind.FLAG).hidden(),
          nested(
                  "BindOptions",
                  Kind.NESTED,
                  List.of(
                      honoured("Propagation", Kind.TEXT).hidden(),
                      honoured("NonRecursive", Kind.FLAG).hidden()))
              .hidden(),
          nested(
                  "VolumeOptions",
                  Kind.NESTED,
                  List.of(
                      honoured("NoCopy", Kind.FLAG).hidden(),
                      honoured("Labels", Kind.TEXTS).hidden(),
                      honoured("Subpath", Kind.TEXT).since(46).hidden(),
                      nested(
                              "DriverConfig",
                              Kind.NESTED,
                              List.of(
                                  honoured("Name", Kind.TEXT).hidden(),
                                  honoured("Options", Kind.TEXTS).hidden()))
                          .hidden()))
              .hidden(),
          nested(
                  "TmpfsOptions",
                  Kind.NESTED,
                  List.of(
                      honoured("SizeBytes", Kind.NUMBER).hidden(),
                      honoured("Mode", Kind.MODE).hidden(),
                      honoured("Options", Kind.WORDS).since(46).hidden()))
              .hidden());

  private static final List<Field> CONTAINER =
      List.of(
          honoured("Image", Kind.TEXT).hidden(),
          honoured("Labels", Kind.TEXTS).hidden(),
          honoured("Command", Kind.LIST).hidden(),
          honoured("Args", Kind.LIST).hidden(),
          honoured("Hostname", Kind.TEXT).hidden(),
          honoured("Env", Kind.LIST).hidden(),
          honoured("Dir", Kind.TEXT).hidden(),
          honoured("User", Kind.TEXT).hidden(),
          refused("Groups", Kind.LIST).hidden(),
          refused("Privileges", Kind.ANY).hidden(),
          refused("Init", Kind.MAYBE_FLAG).hidden(),
          honoured("StopSignal", Kind.TEXT).hidden(),
          honoured("TTY", Kind.FLAG).hidden(),
          refused("OpenStdin", Kind.FLAG).hidden(),
          honoured("ReadOnly", Kind.FLAG).hidden(),
          nested("Mounts", Kind.NESTED_LIST, MOUNT).hidden(),
          shown("StopGracePeriod", Kind.MAYBE_NUMBER).hidden(),
          refused("Healthcheck", Kind.ANY).hidden(),
          refused("Hosts", Kind.LIST).hidden(),
          refused("DNSConfig", Kind.ANY).hidden(),
          refused("Secrets", Kind.ANY).hidden(),
          refused("Configs", Kind.ANY).hidden(),
          shown("Isolation", Kind.TEXT).hidden(),
          refused("Sysctls", Kind.TEXTS).hidden(),
          refused("CapabilityAdd", Kind.LIST).hidden(),
          refused("CapabilityDrop", Kind.LIST).hidden(),
          refused("Ulimits", Kind.ANY).hidden(),
          refused("OomScoreAdj", Kind.NUMBER).hidden());

  static final List<Field> TASK =
      List.of(
          refused("PluginSpec", Kind.ANY).hidden(),
          nested("ContainerSpec", Kind.NESTED, CONTAINER).hidden(),
          refused("NetworkAttachmentSpec", Kind.ANY).hidden(),
          refused("Resources", Kind.ANY).hidden(),
          nested(
                  "RestartPolicy",
                  Kind.NESTED,
                  List.of(
                      honoured("Condition", Kind.TEXT).hidden(),
                      shown("Delay", Kind.MAYBE_NUMBER).hidden(),
                      shown("MaxAttempts", Kind.NUMBER),
                      shown("Window", Kind.MAYBE_NUMBER).hidden()))
              .hidden(),
          refused("Placement", Kind.ANY).hidden(),
          nested(
                  "Networks",
                  Kind.NESTED_LIST,
                  List.of(
                      honoured("Target", Kind.TEXT).hidden(),
                      refused("Aliases", Kind.LIST).hidden(),
                      refused("DriverOpts", Kind.TEXTS).hidden()))
              .hidden(),
          refused("LogDriver", Kind.ANY).hidden(),
          shown("ForceUpdate", Kind.NUMBER),
          honoured("Runtime", Kind.TEXT).hidden());

  static final List<Field> SERVICE =
      List.of(
          honoured("Name", Kind.TEXT).hidden(),
          honoured("Labels", Kind.TEXTS),
          nested("TaskTemplate", Kind.NESTED, TASK),
          nested(
              "Mode",
              Kind.NESTED,
              List.of(
                  nested(
                          "Replicated",
                          Kind.NESTED,
                          List.of(honoured("Replicas", Kind.MAYBE_NUMBER).hidden()))
                      .hidden())),
          shown("UpdateConfig", Kind.ANY).hidden(),
          shown("RollbackConfig", Kind.ANY).hidden(),
          refused("Networks", Kind.ANY).hidden(),
          nested(
                  "EndpointSpec",
                  Kind.NESTED,
                  List.of(shown("Mode", Kind.TEXT).hidden(), refused("Ports", Kind.ANY).hidden()))
              .hidden());

  /** The ways to run a service that are not in the fake; an empty object asks for one. */
  static final List<String> OTHER_MODES = List.of("Global", "ReplicatedJob", "GlobalJob");

  private static final List<Field> PLACES = List.of(shown("Segments", Kind.TEXTS));

  static final List<Field> VOLUME =
      List.of(
          honoured("Group", Kind.TEXT).hidden(),
          nested(
                  "AccessMode",
                  Kind.NESTED,
                  List.of(
                      honoured("Scope", Kind.TEXT),
                      honoured("Sharing", Kind.TEXT),
                      nested(
                              "MountVolume",
                              Kind.NESTED,
                              List.of(
                                  shown("FsType", Kind.TEXT).hidden(),
                                  shown("MountFlags", Kind.LIST).hidden()))
                          .hidden(),
                      nested("BlockVolume", Kind.NESTED, List.of()).hidden()))
              .hidden(),
          nested(
                  "AccessibilityRequirements",
                  Kind.NESTED,
                  List.of(
                      nested("Requisite", Kind.NESTED_LIST, PLACES).hidden(),
                      nested("Preferred", Kind.NESTED_LIST, PLACES).hidden()))
              .hidden(),
          nested(
                  "CapacityRange",
                  Kind.NESTED,
                  List.of(shown("RequiredBytes", Kind.NUMBER), shown("LimitBytes", Kind.NUMBER)))
              .hidden(),
          nested(
                  "Secrets",
                  Kind.NESTED_LIST,
                  List.of(shown("Key", Kind.TEXT), honoured("Secret", Kind.TEXT)))
              .hidden(),
          honoured("Availability", Kind.TEXT).hidden());

  private SwarmFields() {}
}
