package dev.stowage.testkit.route;

import static dev.stowage.testkit.route.Field.honoured;
import static dev.stowage.testkit.route.Field.nested;
import static dev.stowage.testkit.route.Field.refused;
import static dev.stowage.testkit.route.Field.shown;

import java.util.List;

/** All fields of {@code POST /containers/create} that an engine knows, in the engine's order. */
final class ContainerFields {

  private static final List<Field> DRIVER =
      List.of(honoured("Name", Kind.TEXT).hidden(), honoured("Options", Kind.TEXTS).hidden());

  static final List<Field> MOUNT =
      List.of(
          honoured("Type", Kind.TEXT).hidden(),
          honoured("Source", Kind.TEXT).hidden(),
          honoured("Target", Kind.TEXT).hidden(),
          honoured("ReadOnly", Kind.FLAG).hidden(),
          shown("Consistency", Kind.TEXT).hidden(),
          nested(
                  "BindOptions",
                  Kind.NESTED,
                  List.of(
                      honoured("Propagation", Kind.TEXT).hidden(),
                      honoured("NonRecursive", Kind.FLAG).hidden(),
                      honoured("CreateMountpoint", Kind.FLAG).since(42).hidden(),
                      honoured("ReadOnlyNonRecursive", Kind.FLAG).since(44).hidden(),
                      honoured("ReadOnlyForceRecursive", Kind.FLAG).since(44).hidden()))
              .hidden(),
          nested(
                  "VolumeOptions",
                  Kind.NESTED,
                  List.of(
                      honoured("NoCopy", Kind.FLAG).hidden(),
                      honoured("Labels", Kind.TEXTS).hidden(),
                      honoured("Subpath", Kind.TEXT).since(45).hidden(),
                      nested("DriverConfig", Kind.NESTED, DRIVER).hidden()))
              .hidden(),
          nested("ImageOptions", Kind.NESTED, List.of(honoured("Subpath", Kind.TEXT).hidden()))
              .since(48)
              .hidden(),
          nested(
                  "TmpfsOptions",
                  Kind.NESTED,
                  List.of(
                      honoured("SizeBytes", Kind.NUMBER).hidden(),
                      honoured("Mode", Kind.MODE).hidden(),
                      honoured("Options", Kind.WORDS).since(46).hidden()))
              .hidden(),
          nested("ClusterOptions", Kind.NESTED, List.of()).since(42).hidden());

  static final List<Field> CONFIG =
      List.of(
          shown("Hostname", Kind.TEXT),
          shown("Domainname", Kind.TEXT),
          honoured("User", Kind.TEXT),
          shown("AttachStdin", Kind.FLAG),
          shown("AttachStdout", Kind.FLAG),
          shown("AttachStderr", Kind.FLAG),
          shown("ExposedPorts", Kind.NAMES).hidden(),
          honoured("Tty", Kind.FLAG),
          shown("OpenStdin", Kind.FLAG),
          shown("StdinOnce", Kind.FLAG),
          honoured("Env", Kind.LIST),
          honoured("Cmd", Kind.COMMAND),
          refused("Healthcheck", Kind.ANY).hidden(),
          refused("ArgsEscaped", Kind.FLAG).hidden(),
          honoured("Image", Kind.TEXT),
          honoured("Volumes", Kind.NAMES),
          honoured("WorkingDir", Kind.TEXT),
          honoured("Entrypoint", Kind.COMMAND),
          shown("NetworkDisabled", Kind.FLAG).hidden(),
          refused("MacAddress", Kind.TEXT).hidden(),
          shown("OnBuild", Kind.LIST),
          honoured("Labels", Kind.TEXTS),
          honoured("StopSignal", Kind.TEXT).hidden(),
          shown("StopTimeout", Kind.MAYBE_NUMBER).hidden(),
          shown("Shell", Kind.LIST).hidden());

  static final List<Field> HOST =
      List.of(
          honoured("Binds", Kind.LIST),
          shown("ContainerIDFile", Kind.TEXT),
          nested(
              "LogConfig",
              Kind.NESTED,
              List.of(shown("Type", Kind.TEXT), shown("Config", Kind.TEXTS))),
          shown("NetworkMode", Kind.TEXT),
          shown("PortBindings", Kind.ANY),
          nested(
              "RestartPolicy",
              Kind.NESTED,
              List.of(honoured("Name", Kind.TEXT), honoured("MaximumRetryCount", Kind.NUMBER))),
          honoured("AutoRemove", Kind.FLAG),
          honoured("VolumeDriver", Kind.TEXT),
          honoured("VolumesFrom", Kind.LIST),
          shown("ConsoleSize", Kind.SIZES),
          shown("Annotations", Kind.TEXTS).since(43).hidden(),
          shown("CapAdd", Kind.COMMAND),
          shown("CapDrop", Kind.COMMAND),
          shown("CgroupnsMode", Kind.TEXT),
          shown("Dns", Kind.LIST),
          shown("DnsOptions", Kind.LIST),
          shown("DnsSearch", Kind.LIST),
          shown("ExtraHosts", Kind.LIST),
          shown("GroupAdd", Kind.LIST),
          shown("IpcMode", Kind.TEXT),
          refused("Cgroup", Kind.TEXT),
          refused("Links", Kind.LIST),
          shown("OomScoreAdj", Kind.NUMBER),
          shown("PidMode", Kind.TEXT),
          shown("Privileged", Kind.FLAG),
          shown("PublishAllPorts", Kind.FLAG),
          honoured("ReadonlyRootfs", Kind.FLAG),
          shown("SecurityOpt", Kind.LIST),
          refused("StorageOpt", Kind.TEXTS).hidden(),
          honoured("Tmpfs", Kind.TEXTS).hidden(),
          shown("UTSMode", Kind.TEXT),
          refused("UsernsMode", Kind.TEXT),
          shown("ShmSize", Kind.NUMBER),
          shown("Sysctls", Kind.TEXTS).hidden(),
          shown("Runtime", Kind.TEXT).hidden(),
          refused("Isolation", Kind.TEXT),
          shown("CpuShares", Kind.NUMBER),
          shown("Memory", Kind.NUMBER),
          shown("NanoCpus", Kind.NUMBER),
          shown("CgroupParent", Kind.TEXT),
          shown("BlkioWeight", Kind.NUMBER),
          shown("BlkioWeightDevice", Kind.ANY),
          shown("BlkioDeviceReadBps", Kind.ANY),
          shown("BlkioDeviceWriteBps", Kind.ANY),
          shown("BlkioDeviceReadIOps", Kind.ANY),
          shown("BlkioDeviceWriteIOps", Kind.ANY),
          shown("CpuPeriod", Kind.NUMBER),
          shown("CpuQuota", Kind.NUMBER),
          shown("CpuRealtimePeriod", Kind.NUMBER),
          shown("CpuRealtimeRuntime", Kind.NUMBER),
          shown("CpusetCpus", Kind.TEXT),
          shown("CpusetMems", Kind.TEXT),
          shown("Devices", Kind.ANY),
          shown("DeviceCgroupRules", Kind.LIST),
          refused("DeviceRequests", Kind.ANY),
          refused("KernelMemory", Kind.NUMBER).hidden(),
          refused("KernelMemoryTCP", Kind.NUMBER).hidden(),
          shown("MemoryReservation", Kind.NUMBER),
          shown("MemorySwap", Kind.NUMBER),
          shown("MemorySwappiness", Kind.MAYBE_NUMBER),
          shown("OomKillDisable", Kind.MAYBE_FLAG),
          shown("PidsLimit", Kind.MAYBE_NUMBER),
          shown("Ulimits", Kind.ANY),
          refused("CpuCount", Kind.NUMBER),
          refused("CpuPercent", Kind.NUMBER),
          refused("IOMaximumIOps", Kind.NUMBER),
          refused("IOMaximumBandwidth", Kind.NUMBER),
          nested("Mounts", Kind.NESTED_LIST, MOUNT).hidden(),
          shown("MaskedPaths", Kind.LIST),
          shown("ReadonlyPaths", Kind.LIST),
          shown("Init", Kind.MAYBE_FLAG).hidden());

  private ContainerFields() {}

  /** Tells whether the field at a path, such as {@code .HostConfig.CapAdd}, takes one text too. */
  static boolean isCommand(String path) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return (path.startsWith(".HostConfig.") ? HOST : CONFIG)
        .stream().anyMatch(it -> it.name().equals(name) && it.kind() == Kind.COMMAND);
  }
}
