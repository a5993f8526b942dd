package dev.stowage.docker.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stowage.docker.engine.Archives;
import dev.stowage.docker.engine.Cargo;
import dev.stowage.volume.VolumeState;
import java.util.List;

/** What a carrier is made of, as it is asked for. */
final class CarrierJson {

  /** Marks what is ours, so that left-overs can be found. */
  static final String LABEL = "dev.stowage.carrier";

  /** Marks those that run: another container with our label that does is not ours. */
  static final String PROGRAM_LABEL = "dev.stowage.program";

  /** Root that may not do this sees only its own files: there may be any in a volume. */
  private static final List<String> RIGHTS_TO_FILES = List.of("DAC_OVERRIDE", "FOWNER");

  private CarrierJson() {}

  /**
   * Fills the body of a request that creates one.
   *
   * @param image our own image, for carriers that need none of the user's
   * @param holder what it is told of who makes it
   */
  static ObjectNode fill(ObjectNode body, OpenCarrier open, String image, String holder) {
    body.put("Image", open.image().orElse(image));
    body.put("NetworkDisabled", true);
    body.putObject("Labels").put(LABEL, holder);
    ObjectNode host = body.putObject("HostConfig");
    host.put("NetworkMode", "none");
    if (open.cargo() instanceof Cargo.OfProgram program) {
      fill(body, host, program);
    } else {
      // Never run, but a container without a command is refused.
      body.putArray("Cmd").add("-");
    }
    ArrayNode mounts = host.putArray("Mounts");
    if (open.cargo() instanceof Cargo.OfHostDirectory directory) {
      ObjectNode mount = mounts.addObject().put("Target", Archives.MOUNT);
      mount.put("Type", "bind").put("Source", directory.path());
      mount.put("ReadOnly", directory.readOnly());
    } else {
      boolean noCopy = !(open.cargo() instanceof Cargo.OfStampedVolume);
      open.volume().ifPresent(volume -> fill(mounts.addObject(), volume, noCopy));
    }
    return body;
  }

  /** A volume that is stamped takes what the image has at its place. */
  private static void fill(ObjectNode mount, VolumeState volume, boolean noCopy) {
    mount.put("Target", Archives.MOUNT);
    mount.put("Type", "volume").put("Source", volume.name().value());
    ObjectNode options = mount.putObject("VolumeOptions").put("NoCopy", noCopy);
    options.putObject("DriverConfig").put("Name", volume.driver().name());
  }

  /** Nothing of how the image would be run is kept but its environment. */
  private static void fill(ObjectNode body, ObjectNode host, Cargo.OfProgram program) {
    List<String> command = program.command();
    body.withObject("/Labels").put(PROGRAM_LABEL, command.get(0));
    body.putArray("Entrypoint").add(command.get(0));
    command.stream().skip(1).forEach(body.putArray("Cmd")::add);
    body.put("User", "0:0");
    body.put("WorkingDir", "/");
    host.put("ReadonlyRootfs", true);
    host.putArray("CapDrop").add("ALL");
    RIGHTS_TO_FILES.forEach(host.putArray("CapAdd")::add);
    host.putArray("SecurityOpt").add("no-new-privileges");
    // Others cannot be read back, and the engine may have been told of any.
    host.putObject("LogConfig").put("Type", "json-file").putObject("Config");
  }
}
