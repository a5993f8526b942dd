package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules for what containers do to volumes. No container is started. */
@OnlyWith(EngineFeature.CONTAINERS)
public abstract non-sealed class ContainerContract extends EngineContract {

  /** Made by JUnit. */
  protected ContainerContract() {}

  /** A volume that a container mounts is made if it is missing. */
  @Test
  public void create_volumeThatIsMissing_isMade() {
    String volume = volume("a");
    containerWith(volume, "/data");
    assertThere(volume);
  }

  /** A volume that is made for a mount has the labels of the mount. */
  @Test
  public void create_mountWithLabels_volumeHasThem() {
    Map<String, Object> mount = mount(volume("a"), "/data");
    mount.put("VolumeOptions", Map.of("Labels", labels("app", "shop")));
    container("c", mounts(mount));
    assertEquals("shop", inspect(name("a")).json().path("Labels").path("app").asText());
  }

  /** A volume that a mount finds keeps its own labels. */
  @Test
  public void create_volumeThatIsThere_staysAsItIs() {
    create(volume("a"), "app", "shop");
    Map<String, Object> mount = mount(name("a"), "/data");
    mount.put("VolumeOptions", Map.of("Labels", labels("app", "other")));
    container("c", mounts(mount));
    assertEquals("shop", inspect(name("a")).json().path("Labels").path("app").asText());
  }

  /** A bind string with a name mounts that volume, read-only if it says so. */
  @Test
  public void create_bindString_sameAsAMount() {
    String volume = volume("a");
    String id = container("c", Map.of("Binds", List.of(volume + ":/data:ro")));
    JsonNode mount = mountAt(id, "/data");
    assertEquals(volume, mount.path("Name").asText(), mount.toString());
    assertFalse(mount.path("RW").asBoolean(true), mount.toString());
  }

  /** A mount without a source gets a volume without a name. */
  @Test
  public void create_mountWithoutSource_anonymousVolume() {
    String id = container("c", mounts(Map.of("Type", "volume", "Target", "/data")));
    String volume = mountAt(id, "/data").path("Name").asText();
    assertTrue(volume.matches("[0-9a-f]{64}"), volume);
    assertThere(volume);
  }

  /** Two mounts cannot have one target. */
  @Test
  public void create_twoMountsAtOneTarget_refused() {
    tryContainer(name("c"), mounts(mount(volume("a"), "/data"), mount(volume("b"), "/data")))
        .refused(400, "duplicate mount point");
  }

  /** A bind mount needs a path that is there on the engine's host. */
  @Test
  public void create_bindOfAMissingPath_refused() {
    tryContainer(
            name("c"),
            mounts(Map.of("Type", "bind", "Source", "/no/such/" + name("x"), "Target", "/data")))
        .refused(400, "bind source path does not exist");
  }

  /** A target is absolute and not the root. */
  @Test
  public void create_badTargets_refused() {
    for (String target : List.of("relative", "", "/")) {
      tryContainer(name("c"), mounts(mount(volume("a"), target))).expect(400);
    }
  }

  /** A mount of a type that nobody knows is refused. */
  @Test
  public void create_mountOfNoType_refused() {
    tryContainer(name("c"), mounts(Map.of("Type", "nope", "Source", "a", "Target", "/data")))
        .refused(400, "mount type");
  }

  /** A container needs an image that is there. */
  @Test
  public void create_missingImage_notFound() {
    calls()
        .post(
            "/containers/create",
            Map.of("Image", "stowage-contract-none:1", "Cmd", List.of("none")))
        .refused(404, "no such image");
  }

  /** Two containers cannot have one name. */
  @Test
  public void create_nameThatIsTaken_conflict() {
    container("c", Map.of());
    tryContainer(name("c"), Map.of()).refused(409, name("c"), "already in use");
  }

  /** A new container is created and does not run. */
  @Test
  public void inspect_newContainer_createdAndNotRunning() {
    String id = container("c", Map.of());
    JsonNode state = calls().get("/containers/" + id + "/json").expect(200).json().path("State");
    assertEquals("created", state.path("Status").asText(), state.toString());
    assertFalse(state.path("Running").asBoolean(true), state.toString());
  }

  /** A container is found by its id, its name and the beginning of its id. */
  @Test
  public void inspect_byNameOrBeginningOfId() {
    String id = container("c", Map.of());
    for (String reference : List.of(id, name("c"), id.substring(0, 12))) {
      assertEquals(id, calls().get("/containers/" + reference + "/json").expect(200).text("Id"));
    }
  }

  /** A container that got another name is found by that one only. */
  @Test
  public void rename_isFoundByTheNewNameOnly() {
    String id = container("c", Map.of());
    calls().post("/containers/" + name("c") + "/rename?name=" + name("new")).expect(204);
    assertEquals(id, calls().get("/containers/" + name("new") + "/json").expect(200).text("Id"));
    calls().get("/containers/" + name("c") + "/json").expect(404);
  }

  /**
   * A volume that a container mounts is not removed, running or not; the refusal names the
   * container.
   */
  @Test
  public void removeVolume_used_conflictThatNamesTheContainer() {
    String id = containerWith(volume("a"), "/data");
    calls().delete("/volumes/" + name("a")).refused(409, "in use", id);
    assertThere(name("a"));
  }

  /** Force does not remove a volume in use. */
  @Test
  public void removeVolume_usedWithForce_conflictAllTheSame() {
    containerWith(volume("a"), "/data");
    calls().delete("/volumes/" + name("a") + "?force=1").refused(409, "in use");
    assertThere(name("a"));
  }

  /** A volume is free when the last of its containers is gone. */
  @Test
  public void removeVolume_afterItsLastContainer_gone() {
    String one = containerWith(volume("a"), "/data");
    String other = containerWith(name("a"), "/data");
    removeContainer(one, "").expect(204);
    calls().delete("/volumes/" + name("a")).expect(409);
    removeContainer(other, "").expect(204);
    calls().delete("/volumes/" + name("a")).expect(204);
  }

  /** A container that is missing is not found. */
  @Test
  public void removeContainer_missing_notFound() {
    removeContainer(name("none"), "").refused(404, "no such container");
    removeContainer(name("none"), "?force=0").expect(404);
  }

  /** Removing a container with its volumes takes those without a name, and no others. */
  @Test
  public void removeContainer_withVolumes_onlyAnonymousOnesGo() {
    String id =
        container(
            "c",
            mounts(mount(volume("a"), "/named"), Map.of("Type", "volume", "Target", "/nameless")));
    String anonymous = mountAt(id, "/nameless").path("Name").asText();
    removeContainer(id, "?v=1").expect(204);
    assertThere(name("a"));
    assertGone(anonymous);
  }

  /** Removing a container leaves all volumes, unless told otherwise. */
  @Test
  public void removeContainer_volumesNotMentioned_allStay() {
    Map<String, Object> mount = new LinkedHashMap<>();
    mount.put("Type", "volume");
    mount.put("Target", "/nameless");
    mount.put("VolumeOptions", Map.of("Labels", labels()));
    String id = container("c", mounts(mount));
    String anonymous = mountAt(id, "/nameless").path("Name").asText();
    removeContainer(id, "").expect(204);
    assertThere(anonymous);
  }

  /** The filter dangling takes volumes that no container mounts, or the others. */
  @Test
  public void list_dangling_whatNoContainerUses() {
    create(volume("used"));
    create(volume("free"));
    containerWith(name("used"), "/data");
    assertEquals(List.of(name("free")), listed(",\"dangling\":[\"true\"]"));
    assertEquals(List.of(name("used")), listed(",\"dangling\":[\"false\"]"));
  }

  /** Prune leaves volumes in use alone. */
  @Test
  public void prune_usedVolume_stays() {
    create(volume("used"));
    create(volume("free"));
    containerWith(name("used"), "/data");
    String all = underTest().has(EngineFeature.PRUNE_SPARES_NAMED) ? ",\"all\":[\"1\"]" : "";
    assertEquals(List.of(name("free")), pruned("", all));
    assertThere(name("used"));
  }

  /** The filter volume takes the containers that mount it. */
  @Test
  public void listContainers_volume_whoUsesIt() {
    String id = containerWith(volume("a"), "/data");
    containerWith(volume("b"), "/data");
    Said said =
        calls()
            .get(
                "/containers/json?all=1&filters="
                    + EngineCalls.escaped("{\"volume\":[\"" + name("a") + "\"]}"))
            .expect(200);
    assertEquals(List.of(id), said.each(said.json(), "Id"), said.toString());
  }

  /**
   * A container that takes another's volumes mounts them at the same targets, read-only if it says
   * so.
   */
  @Test
  public void volumesFrom_sameVolumeAtTheSameTarget() {
    containerWith(volume("a"), "/data");
    String id = container("other", Map.of("VolumesFrom", List.of(name("c0") + ":ro")));
    JsonNode mount = mountAt(id, "/data");
    assertEquals(name("a"), mount.path("Name").asText(), mount.toString());
    assertFalse(mount.path("RW").asBoolean(true), mount.toString());
  }

  /** Callers from before API 1.45 cannot mount a directory of a volume. */
  @Test
  @OnlyWith(EngineFeature.SUBPATH)
  public void subpath_olderCall_refused() {
    Map<String, Object> mount = mount(volume("a"), "/data");
    mount.put("VolumeOptions", Map.of("Subpath", "sub"));
    calls()
        .post(
            "/v1.44/containers/create",
            Map.of(
                "Image",
                image(),
                "Cmd",
                List.of("none"),
                "HostConfig",
                Map.of("Mounts", List.of(mount))))
        .refused(400, "subpath");
  }

  private JsonNode mountAt(String id, String target) {
    Said said = calls().get("/containers/" + id + "/json").expect(200);
    for (JsonNode mount : said.json().path("Mounts")) {
      if (mount.path("Destination").asText().equals(target)) {
        return mount;
      }
    }
    throw said.wrong("has nothing mounted at " + target);
  }
}
