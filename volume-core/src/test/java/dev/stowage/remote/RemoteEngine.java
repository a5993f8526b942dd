package dev.stowage.remote;

import dev.stowage.docker.DockerStorage;
import dev.stowage.engines.Engines;
import dev.stowage.engines.TestEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * An engine of our own, with the folders that {@code .ci/engines} keeps beside its socket.
 *
 * <p>{@code STOWAGE_REMOTE_ENGINES} lists their addresses. They serve these tests alone: a plugin
 * that was used once slows its engine down when it is dead, until the engine is started anew. Those
 * in a folder that ends in {@code -silent} are kept for tests of such plugins.
 */
final class RemoteEngine {

  private static final List<RemoteEngine> PRESENT =
      Engines.words("STOWAGE_REMOTE_ENGINES").map(RemoteEngine::new).toList();

  private final TestEngine engine;
  private final Path home;
  private final Map<String, FolderPlugin> plugins = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock(true);
  private Optional<RclonePlugin> rclone = Optional.empty();

  private RemoteEngine(String address) {
    this.home = Path.of(address.substring("unix://".length())).getParent();
    if (!sockets().isEmpty()) {
      restart();
    }
    this.engine = Engines.at(address);
  }

  private List<Path> sockets() {
    try (Stream<Path> files = Files.walk(plugins())) {
      return files.filter(file -> file.toString().endsWith(".sock")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the engine and starts it anew, the only way to have it forget plugins that are dead. */
  void restart() {
    engines("stop");
    sockets().forEach(FolderPlugin::delete);
    engines("start");
  }

  /** Ends the engine as a power failure would, as far as that can be done. */
  void kill() {
    try {
      long pid = Long.parseLong(Files.readString(home.resolve("pid")).strip());
      ProcessHandle daemon = ProcessHandle.of(pid).orElseThrow();
      daemon.destroyForcibly();
      daemon.onExit().join();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts an engine that was killed. */
  void start() {
    engines("start");
  }

  private void engines(String command) {
    Path script = Path.of("../.ci/engines").toAbsolutePath().normalize();
    Program.run(List.of(script.toString(), command, home.getFileName().toString()));
  }

  /** Lists the engines that answer, but those that are kept for silent plugins. */
  static Stream<TestEngine> present() {
    return PRESENT.stream().filter(it -> !it.isForSilence()).map(it -> it.engine);
  }

  /** Lists the engines that are kept for silent plugins; all, if there are none. */
  static Stream<TestEngine> forSilence() {
    boolean kept = PRESENT.stream().anyMatch(RemoteEngine::isForSilence);
    return kept
        ? PRESENT.stream().filter(RemoteEngine::isForSilence).map(it -> it.engine)
        : present();
  }

  private boolean isForSilence() {
    return home.getFileName().toString().endsWith("-silent");
  }

  /** Returns what belongs to an engine. */
  static RemoteEngine of(TestEngine engine) {
    return PRESENT.stream().filter(remote -> remote.engine == engine).findFirst().orElseThrow();
  }

  /** Held by the test that has the engine. */
  ReentrantLock lock() {
    return lock;
  }

  /** Where the engine looks for the sockets of plugins. */
  Path plugins() {
    return home.resolve("plugins");
  }

  /** Makes an empty folder that host and engine see under the same path, mounts in it included. */
  Path newFolder(String word) {
    try {
      return Files.createTempDirectory(home.resolve("shared"), word.replace('/', '-')).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plugin that accepts all options; see {@link #plugin(String, UnaryOperator)}. */
  FolderPlugin plugin(String name) {
    return plugin(name, given -> given);
  }

  /**
   * A plugin that lives as long as this JVM, because the engine does not forget it, and that the
   * engine knows already: one with a slash in its name it discovers only when it is asked for it.
   */
  FolderPlugin plugin(String name, UnaryOperator<Map<String, String>> options) {
    return plugins.computeIfAbsent(
        name,
        unused -> {
          FolderPlugin plugin = FolderPlugin.on(this, name, options);
          if (name.contains("/")) {
            String volume = "stowage-it-first-" + name.replace('/', '-');
            engine.docker().createVolumeCmd().withName(volume).withDriver(name).exec();
            engine.docker().removeVolumeCmd(volume).exec();
          }
          return plugin;
        });
  }

  /** A volume plugin of rclone's in a new process that knows of no volumes. */
  RclonePlugin freshRclone() {
    rclone.ifPresent(RclonePlugin::close);
    RclonePlugin fresh = RclonePlugin.on(this);
    rclone = Optional.of(fresh);
    return fresh;
  }

  /** Stops all plugins, as when their host is booted. */
  void stopPlugins() {
    plugins.values().forEach(FolderPlugin::stop);
  }

  /** Starts them again, with what they keep. */
  void revivePlugins() {
    plugins.values().forEach(FolderPlugin::revive);
  }

  /** Another connection, with less patience. */
  DockerStorage impatient(Duration driver, Duration work) {
    return DockerStorage.builder()
        .host(engine.host())
        .driverPatience(driver)
        .driverTimeout(work)
        .connect();
  }

  /** Puts words before a command that run it among the engine's own mounts. */
  List<String> amongItsMounts(String... command) {
    try {
      String pid = Files.readString(home.resolve("pid")).strip();
      List<String> words = new ArrayList<>(List.of("nsenter", "-m", "-t", pid));
      words.addAll(List.of(command));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
