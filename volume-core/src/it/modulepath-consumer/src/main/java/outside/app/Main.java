package outside.app;

import static dev.stowage.volume.mount.MountDefinition.bind;
import static dev.stowage.volume.mount.MountDefinition.tmpfs;
import static dev.stowage.volume.mount.MountDefinition.volume;

import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.VolumeDefinition;
import dev.stowage.volume.failure.EngineUnreachableException;
import dev.stowage.volume.mount.ContainerMounts;

public final class Main {

  private static final String NOWHERE = "unix:///nonexistent.sock";

  private Main() {}

  /** Takes what must be on the path, as {@code class=jar}. */
  public static void main(String[] args) throws Exception {
    if (!DockerStorage.class.getModule().isNamed()) {
      throw new AssertionError("on the wrong path");
    }
    ContainerMounts mounts = mounts();
    if (mounts.mounts().size() != 3) {
      throw new AssertionError(mounts);
    }
    System.out.println("defined " + mounts);
    connectInVain();
    for (String arg : args) {
      String[] parts = arg.split("=");
      requireJar(Class.forName(parts[0]), parts[1]);
    }
  }

  private static ContainerMounts mounts() {
    VolumeDefinition orders = VolumeDefinition.named("orders-db").label("app", "shop").build();
    return ContainerMounts.of(
        volume(orders).at("/var/lib/postgresql/data"),
        bind("/etc/shop/postgresql.conf").at("/etc/postgresql.conf").readOnly(),
        tmpfs().at("/run").size("64m"));
  }

  /** Goes through docker-java and its transport down to a socket that is not there. */
  private static void connectInVain() {
    try (DockerStorage storage = DockerStorage.builder().host(NOWHERE).connect()) {
      throw new AssertionError("answers: " + storage.engine());
    } catch (EngineUnreachableException e) {
      if (!e.host().equals(NOWHERE)) {
        throw new AssertionError("names another engine", e);
      }
      System.out.println("refused " + e.getMessage());
    }
  }

  private static void requireJar(Class<?> type, String jar) {
    String place = type.getProtectionDomain().getCodeSource().getLocation().getPath();
    if (!place.endsWith("/" + jar)) {
      throw new AssertionError(type + " is not of " + jar + " but of " + place);
    }
  }
}
