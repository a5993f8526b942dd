package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** What all parts of the contract have in common; extend one of the parts. */
@ExtendWith(ContractExtension.class)
public abstract sealed class EngineContract
    permits VolumeContract,
        ContainerContract,
        ArchiveContract,
        ImageContract,
        ConnectionContract,
        PluginContract,
        SwarmContract {

  /** The label of all that is made here. */
  private static final String LABEL = "dev.stowage.contract";

  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private final List<String> containers = new ArrayList<>();
  private final List<String> volumes = new ArrayList<>();
  private @Nullable EngineUnderTest engine;
  private @Nullable String image;

  EngineContract() {}

  /**
   * Returns the engine that is tested. It is asked once for each test.
   *
   * @return the engine; its transport is not closed
   */
  protected abstract EngineUnderTest engine();

  final EngineUnderTest underTest() {
    EngineUnderTest known = engine;
    if (known == null) {
      known = engine();
      engine = known;
    }
    return known;
  }

  final EngineCalls calls() {
    return new EngineCalls(underTest().transport());
  }

  /** Returns a name that nobody else uses; it is forgotten again after the test. */
  final String volume(String word) {
    String name = "sc" + run + "-" + word;
    volumes.add(name);
    return name;
  }

  final String name(String word) {
    return "sc" + run + "-" + word;
  }

  /** Returns labels by which what is made here is known, and others. */
  final Map<String, String> labels(String... more) {
    Map<String, String> labels = new LinkedHashMap<>(Map.of(LABEL, run));
    for (int i = 0; i < more.length; i += 2) {
      labels.put(more[i], more[i + 1]);
    }
    return labels;
  }

  /** Returns the beginning of filters that let in nothing but what is made here. */
  final String ours(String more) {
    return EngineCalls.escaped("{\"label\":[\"" + LABEL + "=" + run + "\"]" + more + "}");
  }

  final Said create(String volume, String... labels) {
    return calls()
        .post("/volumes/create", Map.of("Name", volume, "Labels", labels(labels)))
        .expect(201);
  }

  /** Creates a volume without a name, and returns the one that it got. */
  final String anonymous() {
    String name =
        calls().post("/volumes/create", Map.of("Labels", labels())).expect(201).text("Name");
    volumes.add(name);
    return name;
  }

  final Said inspect(String volume) {
    return calls().get("/volumes/" + volume);
  }

  /** Lists the names of volumes that were made here, with more filters such as {@code ,"a":[]}. */
  final List<String> listed(String more) {
    Said said = calls().get("/volumes?filters=" + ours(more)).expect(200);
    return said.each(said.json().path("Volumes"), "Name").stream().sorted().toList();
  }

  /** Prunes what was made here, and returns the names of what went. */
  final List<String> pruned(String version, String more) {
    Said said = calls().post(version + "/volumes/prune?filters=" + ours(more)).expect(200);
    return said.each(said.json().path("VolumesDeleted"), "").stream().sorted().toList();
  }

  /** Returns the image of all containers here, which is imported for the test. */
  final String image() {
    String known = image;
    if (known == null) {
      known = "stowage-contract-" + run + ":1";
      Said said =
          calls()
              .post(
                  "/images/create?fromSrc=-&repo=" + known.replace(":", "&tag="),
                  "application/x-tar",
                  Tar.image());
      assertTrue(said.toString().contains("sha256:"), said.toString());
      image = known;
    }
    return known;
  }

  /** Tries to create a container; the parts are those of {@code HostConfig}. */
  final Said tryContainer(String name, Map<String, ?> host) {
    return tryContainer(name, image(), host);
  }

  private Said tryContainer(String name, String image, Map<String, ?> host) {
    Map<String, Object> config = new LinkedHashMap<>(host);
    config.put("NetworkMode", "none");
    return calls()
        .post(
            "/containers/create?name=" + name,
            Map.of(
                "Image", image, "Cmd", List.of("none"), "Labels", labels(), "HostConfig", config));
  }

  /** Creates a container and returns its id. */
  final String container(String word, Map<String, ?> host) {
    String id = tryContainer(name(word), host).expect(201).text("Id");
    containers.add(id);
    return id;
  }

  /** Creates a container from an image of the test's own, and returns its id. */
  final String containerFrom(String image, Map<String, ?> host) {
    String id = tryContainer(name("i" + containers.size()), image, host).expect(201).text("Id");
    containers.add(id);
    return id;
  }

  /** Creates a container with one volume, and returns its id. */
  final String containerWith(String volume, String target) {
    return container("c" + containers.size(), mounts(mount(volume, target)));
  }

  static Map<String, ?> mounts(Map<?, ?>... mounts) {
    return Map.of("Mounts", List.of(mounts));
  }

  static Map<String, Object> mount(String volume, String target) {
    Map<String, Object> mount = new LinkedHashMap<>();
    mount.put("Type", "volume");
    mount.put("Source", volume);
    mount.put("Target", target);
    return mount;
  }

  final Said removeContainer(String id, String query) {
    return calls().delete("/containers/" + id + query);
  }

  final void assertGone(String volume) {
    assertEquals(404, inspect(volume).status(), volume + " should be gone");
  }

  final void assertThere(String volume) {
    assertEquals(200, inspect(volume).status(), volume + " should be there");
  }

  /** Removes what the test made. */
  @AfterEach
  public final void leaveNothing() {
    EngineCalls calls = calls();
    for (String id : containers) {
      removeContainer(id, "?force=1&v=1");
    }
    JsonNode left = calls.get("/volumes?filters=" + ours("")).json().path("Volumes");
    left.forEach(entry -> volumes.add(entry.path("Name").asText()));
    for (String volume : volumes) {
      calls.delete("/volumes/" + EngineCalls.escaped(volume) + "?force=1");
    }
    if (image != null) {
      calls.delete("/images/" + image);
    }
    removeImages();
  }

  void removeImages() {}
}
