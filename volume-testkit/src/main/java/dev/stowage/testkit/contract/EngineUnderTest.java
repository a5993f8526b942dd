package dev.stowage.testkit.contract;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.transport.DockerHttpClient;
import dev.stowage.testkit.engine.ApiRange;
import dev.stowage.volume.ApiVersion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An engine that is put to the contract: how it is reached, what it can do, and which rules it is
 * known to break.
 *
 * <p>Immutable; as thread-safe as its transport, which stays open and belongs to the caller.
 */
public final class EngineUnderTest {

  private final DockerHttpClient transport;
  private final ApiRange api;
  private final Set<EngineFeature> features;
  private final List<KnownFailure> known;

  private EngineUnderTest(
      DockerHttpClient transport,
      ApiRange api,
      Set<EngineFeature> features,
      List<KnownFailure> known) {
    this.transport = transport;
    this.api = api;
    this.features = Collections.unmodifiableSet(features);
    this.known = List.copyOf(known);
  }

  /**
   * Asks an engine which API versions it speaks, and expects of it what Docker does in the newest.
   *
   * @param transport docker-java's way to the engine
   * @return the engine with the features of Docker and without known failures
   * @throws AssertionError if the engine does not answer {@code GET /version} as it should
   */
  public static EngineUnderTest over(DockerHttpClient transport) {
    Said version =
        new EngineCalls(requireNonNull(transport, "transport")).get("/version").expect(200);
    ApiRange api = new ApiRange(version(version, "MinAPIVersion"), version(version, "ApiVersion"));
    return new EngineUnderTest(transport, api, EngineFeature.ofDocker(api.newest()), List.of());
  }

  private static ApiVersion version(Said said, String field) {
    return ApiVersion.parse(said.text(field))
        .orElseThrow(() -> said.wrong("has no " + field + " that can be read"));
  }

  /**
   * Returns the same engine with features added.
   *
   * @param more the features
   * @return another engine under test
   */
  public EngineUnderTest with(EngineFeature... more) {
    EnumSet<EngineFeature> all = EnumSet.noneOf(EngineFeature.class);
    all.addAll(features);
    all.addAll(List.of(more));
    return new EngineUnderTest(transport, api, all, known);
  }

  /**
   * Returns the same engine with features taken away.
   *
   * @param missing the features
   * @return another engine under test
   */
  public EngineUnderTest without(EngineFeature... missing) {
    EnumSet<EngineFeature> fewer = EnumSet.noneOf(EngineFeature.class);
    fewer.addAll(features);
    List.of(missing).forEach(fewer::remove);
    return new EngineUnderTest(transport, api, fewer, known);
  }

  /**
   * Returns the same engine with one more rule that it is known to break.
   *
   * @param failure the rule
   * @return another engine under test
   */
  public EngineUnderTest knownToFail(KnownFailure failure) {
    List<KnownFailure> more = new ArrayList<>(known);
    more.add(requireNonNull(failure, "failure"));
    return new EngineUnderTest(transport, api, features, more);
  }

  /**
   * Returns docker-java's way to the engine.
   *
   * @return the transport it was made with
   */
  public DockerHttpClient transport() {
    return transport;
  }

  /**
   * Returns the API versions that the engine said it speaks.
   *
   * @return oldest and newest
   */
  public ApiRange api() {
    return api;
  }

  /**
   * Tells whether a feature is expected.
   *
   * @param feature the feature
   * @return true if the engine is to have it
   */
  public boolean has(EngineFeature feature) {
    return features.contains(requireNonNull(feature, "feature"));
  }

  Optional<KnownFailure> knownFailure(String rule) {
    return known.stream().filter(failure -> failure.rule().equals(rule)).findFirst();
  }
}
