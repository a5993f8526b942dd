package dev.stowage.engines;

import dev.stowage.docker.DockerStorage;
import dev.stowage.volume.failure.EngineUnreachableException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The real engines that the integration tests run on.
 *
 * <p>{@code STOWAGE_ENGINES} names them, separated by commas; each of those must answer. Without
 * it, the engine that the docker command would use is taken if it answers. {@code
 * STOWAGE_ENGINES_REQUIRED} names versions, such as {@code 20.10,28.5}, that must be among them.
 */
public final class Engines {

  private static final List<TestEngine> PRESENT = find();

  private Engines() {}

  /** Lists the engines that answer. */
  public static Stream<TestEngine> present() {
    return PRESENT.stream();
  }

  /** Lists the required versions that are missing. */
  static List<String> missing() {
    return words("STOWAGE_ENGINES_REQUIRED")
        .filter(
            version ->
                PRESENT.stream().noneMatch(engine -> engine.toString().contains(" " + version)))
        .toList();
  }

  private static List<TestEngine> find() {
    List<String> named = words("STOWAGE_ENGINES").toList();
    if (!named.isEmpty()) {
      return named.stream().map(TestEngine::new).toList();
    }
    try (DockerStorage usual = DockerStorage.connect()) {
      return List.of(new TestEngine(usual.host()));
    } catch (EngineUnreachableException e) {
      return List.of();
    }
  }

  /** Connects to one more engine, which must answer. */
  public static TestEngine at(String address) {
    return new TestEngine(address);
  }

  /** Splits an environment variable at its commas. */
  public static Stream<String> words(String variable) {
    String text = System.getenv().getOrDefault(variable, "");
    return Arrays.stream(text.split(",", -1)).map(String::strip).filter(word -> !word.isEmpty());
  }
}
