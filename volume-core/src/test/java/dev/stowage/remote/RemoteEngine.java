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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * An engine of our own, with the folders that {@code .ci/engines} keeps beside its socket.
 *
 * <p>{@code STOWAGE_REMOTE_ENGINES} lists their addresses. They serve these tests alone: a plugin
 * that was used once slows its engine down when it is dead, until the engine is started anew.
 */
final class RemoteEngine {

  private static final List<RemoteEngine> PRESENT =
      Engines.named("STOWAGE_REMOTE_ENGINES").stream().map(RemoteEngine::new).toList();

  private final TestEngine engine;
  private final Path home;
  private final Map<String, FolderPlugin> plugins = new ConcurrentHashMap<>();

  private RemoteEngine(TestEngine engine) {
    this.engine = engine;
    this.home = Path.of(engine.host().substring("unix://".length())).getParent();
  }

  /** Lists the engines that answer. */
  static Stream<TestEngine> present() {
    return PRESENT.stream().map(remote -> remote.engine);
  }

  /** Returns what belongs to an engine. */
  static RemoteEngine of(TestEngine engine) {
    return PRESENT.stream().filter(remote -> remote.engine == engine).findFirst().orElseThrow();
  }

  /** Where the engine looks for the sockets of plugins. */
  Path plugins() {
    return home.resolve("plugins");
  }

  /** Makes an empty folder that host and engine see under the same path, mounts in it included. */
  Path newFolder(String word) {
    try {
      return Files.createTempDirectory(home.resolve("shared"), word.replace('/', '-'))
          .toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A plugin that lives as long as this JVM, because the engine does not forget it. */
  FolderPlugin plugin(String name) {
    return plugins.computeIfAbsent(name, unused -> FolderPlugin.on(this, name, given -> given));
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

  /** The engine's name for {@code .ci/engines}, such as {@code 28.5-remote}. */
  String instance() {
    return home.getFileName().toString();
  }
}
