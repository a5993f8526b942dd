package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules for a Swarm of one node in which nothing runs: services without tasks, secrets, and
 * cluster volumes without a CSI plugin. Each rule begins a Swarm and ends it; on an engine that is
 * part of one already, all are skipped.
 */
@OnlyWith(EngineFeature.SWARM)
public abstract non-sealed class SwarmContract extends EngineContract {

  private static final String NO_MANAGER = "This node is not a swarm manager";

  private static final String SPEC =
      "{\"AccessMode\":{\"Scope\":\"single\",\"Sharing\":\"none\",\"MountVolume\":{}}}";

  private boolean ours;

  /** Made by JUnit. */
  protected SwarmContract() {}

  /**
   * Tells where the Swarm is to listen. Override it where other Swarms begin on the same machine.
   *
   * @return an address, with a port if it is not to be 2377
   */
  protected String swarmAddress() {
    return "127.0.0.1";
  }

  /** Begins a Swarm. */
  @BeforeEach
  public final void beginSwarm() {
    if (!underTest().has(EngineFeature.SWARM)) {
      return;
    }
    String state = calls().get("/info").expect(200).json().at("/Swarm/LocalNodeState").asText();
    Assumptions.assumeTrue(state.equals("inactive"), "the engine is part of a Swarm already");
    init().expect(200);
    ours = true;
  }

  private Said init() {
    String address = "\"" + swarmAddress() + "\"";
    return post(
        "/swarm/init", "{\"ListenAddr\":" + address + ",\"AdvertiseAddr\":" + address + "}");
  }

  /** Ends the Swarm, and with it all that is in it. */
  @AfterEach
  public final void endSwarm() {
    if (ours) {
      leave();
    }
  }

  private void leave() {
    calls().post("/swarm/leave?force=1").expect(200);
    ours = false;
  }

  private Said post(String path, String json) {
    return calls().post(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  private Said createService(String name, String mounts) {
    return post("/services/create", service(name, mounts));
  }

  private static String service(String name, String mounts) {
    return "{\"Name\":\""
        + name
        + "\",\"Labels\":{\"app\":\"shop\"},\"TaskTemplate\":{\"ContainerSpec\":{\"Image\":\"none:1\","
        + "\"Command\":[\"none\"],\"Mounts\":"
        + mounts
        + "},\"Networks\":[{\"Target\":\"host\"}]},\"Mode\":{\"Replicated\":{\"Replicas\":0}}}";
  }

  private JsonNode spec(String service) {
    return calls().get("/services/" + service).expect(200).json().path("Spec");
  }

  private Said createSecret(String name, String data) {
    return calls().post("/secrets/create", Map.of("Name", name, "Data", data));
  }

  private Said createClusterVolume(String name, String spec) {
    return post(
        "/volumes/create",
        "{\"Name\":\""
            + name
            + "\",\"Driver\":\"csi\",\"DriverOpts\":{\"a\":\"b\"},\"Labels\":{\"app\":\"shop\"},"
            + "\"ClusterVolumeSpec\":"
            + spec
            + "}");
  }

  /** Who begins a Swarm manages it, and is its only node. */
  @Test
  public void initSwarm_theEngineManagesIt() {
    JsonNode swarm = calls().get("/info").expect(200).json().path("Swarm");
    assertEquals("active", swarm.path("LocalNodeState").asText(), swarm.toString());
    assertTrue(swarm.path("ControlAvailable").asBoolean(), swarm.toString());
    String id = calls().get("/swarm").expect(200).text("ID");
    assertEquals(id, swarm.at("/Cluster/ID").asText());
    Said nodes = calls().get("/nodes").expect(200);
    assertEquals(List.of(swarm.path("NodeID").asText()), nodes.each(nodes.json(), "ID"));
    assertEquals("manager", nodes.json().at("/0/Spec/Role").asText());
    Map<String, String> ping = calls().get("/_ping").expect(200).headers();
    assertEquals("active/manager", ping.getOrDefault("Swarm", "active/manager"));
    init().refused(503, "This node is already part of a swarm");
  }

  /** The only manager has to be forced to leave. */
  @Test
  public void leaveSwarm_lastManager_onlyByForce() {
    calls().post("/swarm/leave").refused(503, "Removing the last manager erases all");
    calls().get("/swarm").expect(200);
  }

  /** Where no Swarm is, nothing of one can be asked for. */
  @Test
  public void noSwarm_unavailable() {
    leave();
    for (String path : List.of("/swarm", "/nodes", "/services", "/tasks", "/secrets")) {
      calls().get(path).refused(503, NO_MANAGER);
    }
    createService(name("s"), "[]").refused(503, NO_MANAGER);
    createSecret(name("s"), "aHVzaA==").refused(503, NO_MANAGER);
    calls().post("/swarm/leave?force=1").refused(503, "This node is not part of a swarm");
  }

  /** What is not there is said to be missing. */
  @Test
  public void missingInSwarm_notFound() {
    for (String kind : List.of("service", "secret", "task", "node")) {
      calls().get("/" + kind + "s/nope").refused(404, kind + " nope not found");
    }
    calls().delete("/services/nope").refused(404, "service nope not found");
    calls().delete("/secrets/nope").refused(404, "secret nope not found");
  }

  /** A secret is shown without its data, and goes by its name. */
  @Test
  public void createSecret_keptButNotShown() {
    String name = name("secret");
    String id = createSecret(name, "aHVzaA==").expect(201).text("ID");
    Said said = calls().get("/secrets/" + name).expect(200);
    assertEquals(id, said.text("ID"));
    assertEquals(name, said.json().at("/Spec/Name").asText());
    assertFalse(said.toString().contains("aHVzaA"), said.toString());
    createSecret(name, "aHVzaA==").refused(409, "secret " + name + " already exists");
    calls().delete("/secrets/" + name).expect(204);
    calls().get("/secrets/" + id).expect(404);
  }

  /** A secret needs a name that can be one, and data. */
  @Test
  public void createSecret_unfit_refused() {
    createSecret("", "aHVzaA==").refused(400, "name must be provided");
    createSecret("a b", "aHVzaA==").refused(400, "invalid name, only 64");
    createSecret(name("s"), "").refused(400, "secret data must be larger than 0");
    createSecret(name("s"), "%").refused(400, "illegal base64 data");
  }

  /** A specification is shown as it was sent, with a few words more. */
  @Test
  public void createService_specificationIsKept() {
    String name = name("service");
    String mounts =
        "[{\"Type\":\"bind\",\"Source\":\"/tmp\",\"Target\":\"/a\",\"ReadOnly\":true,"
            + "\"BindOptions\":{\"Propagation\":\"rslave\"}},"
            + "{\"Type\":\"volume\",\"Source\":\"v\",\"Target\":\"/b\",\"VolumeOptions\":"
            + "{\"NoCopy\":true,\"Labels\":{\"a\":\"b\"},\"DriverConfig\":{\"Name\":\"local\"}}},"
            + "{\"Type\":\"tmpfs\",\"Target\":\"/c\",\"TmpfsOptions\":{\"SizeBytes\":1048576,"
            + "\"Mode\":448}}]";
    String id = createService(name, mounts).expect(201).text("ID");
    Said said = calls().get("/services/" + id).expect(200);
    JsonNode spec = said.json().path("Spec");
    assertEquals(name, spec.path("Name").asText());
    assertEquals("shop", spec.at("/Labels/app").asText());
    assertEquals(mounts, spec.at("/TaskTemplate/ContainerSpec/Mounts").toString());
    assertEquals("default", spec.at("/TaskTemplate/ContainerSpec/Isolation").asText());
    assertEquals("container", spec.at("/TaskTemplate/Runtime").asText());
    assertEquals(0, spec.at("/Mode/Replicated/Replicas").asInt(-1));
    assertEquals(id, spec(name).isMissingNode() ? "" : calls().get("/services/" + name).text("ID"));
  }

  /** Options of binds that Swarm does not pass on are dropped without a word. */
  @Test
  public void createService_optionsOfBinds_areForgotten() {
    String name = name("service");
    createService(
            name,
            "[{\"Type\":\"bind\",\"Source\":\"/tmp\",\"Target\":\"/a\",\"Consistency\":\"cached\","
                + "\"BindOptions\":{\"CreateMountpoint\":true,\"ReadOnlyNonRecursive\":true,"
                + "\"ReadOnlyForceRecursive\":true}},"
                + "{\"Type\":\"bind\",\"Source\":\"/tmp\",\"Target\":\"/b\","
                + "\"BindOptions\":{\"NonRecursive\":true}}]")
        .expect(201);
    assertEquals(
        "[{\"Type\":\"bind\",\"Source\":\"/tmp\",\"Target\":\"/a\"},"
            + "{\"Type\":\"bind\",\"Source\":\"/tmp\",\"Target\":\"/b\",\"BindOptions\":"
            + "{\"Propagation\":\"rprivate\",\"NonRecursive\":true}}]",
        spec(name).at("/TaskTemplate/ContainerSpec/Mounts").toString());
  }

  /** A service needs an image, a name of its own, and mounts that can be. */
  @Test
  public void createService_unfit_refused() {
    String name = name("service");
    createService(name, "[]").expect(201);
    createService(name, "[]").refused(409, "service " + name + " already exists");
    createService("a b", "[]").refused(400, "name must be valid as a DNS name component");
    post("/services/create", "{\"Name\":\"x\"}").refused(400, "mismatched Runtime");
    post("/services/create", "{\"Name\":\"x\",\"TaskTemplate\":{\"ContainerSpec\":{}}}")
        .refused(400, "image reference must be provided");
    createService(name("t"), "[{\"Type\":\"image\",\"Source\":\"x\",\"Target\":\"/a\"}]")
        .refused(400, "invalid MountType: \"image\"");
    String twice = "{\"Type\":\"tmpfs\",\"Target\":\"/a\"}";
    createService(name("t"), "[" + twice + "," + twice + "]")
        .refused(400, "duplicate mount point: /a");
  }

  /** Labels choose services, and so do names. */
  @Test
  public void listServices_filters() {
    String name = name("service");
    createService(name, "[]").expect(201);
    assertEquals(List.of(name), services("{\"name\":[\"" + name + "\"]}"));
    assertEquals(List.of(name), services("{\"label\":[\"app=shop\"]}"));
    assertEquals(List.of(), services("{\"label\":[\"app=bank\"]}"));
    calls()
        .get("/services?filters=" + EngineCalls.escaped("{\"nobody\":[\"x\"]}"))
        .refused(400, "invalid filter 'nobody'");
  }

  private List<String> services(String filters) {
    Said said = calls().get("/services?filters=" + EngineCalls.escaped(filters)).expect(200);
    return said.json().findPath("Spec").isMissingNode()
        ? List.of()
        : List.of(said.json().at("/0/Spec/Name").asText());
  }

  /** Only who knows the newest version of a service changes it, and never its name. */
  @Test
  public void updateService_versionsCount() {
    String name = name("service");
    createService(name, "[]").expect(201);
    long version = calls().get("/services/" + name).json().at("/Version/Index").asLong();
    String update = "/services/" + name + "/update";
    String next = service(name, "[{\"Type\":\"tmpfs\",\"Target\":\"/z\"}]");

    post(update, next).refused(400, "invalid service version ''");
    post(update + "?version=1", next).refused(500, "update out of sequence");
    post(update + "?version=" + version, service(name("other"), "[]"))
        .refused(501, "renaming services is not supported");
    post(update + "?version=" + version, next).expect(200);

    JsonNode service = calls().get("/services/" + name).expect(200).json();
    assertEquals("/z", service.at("/Spec/TaskTemplate/ContainerSpec/Mounts/0/Target").asText());
    assertTrue(service.path("PreviousSpec").isObject(), service.toString());
    assertTrue(service.at("/Version/Index").asLong() > version, service.toString());
  }

  /** A removed service is gone. */
  @Test
  public void removeService_gone() {
    String name = name("service");
    createService(name, "[]").expect(201);
    calls().delete("/services/" + name).expect(200);
    calls().get("/services/" + name).expect(404);
  }

  /** A volume of the Swarm is written down, in the words that Swarm knows. */
  @Test
  @OnlyWith(EngineFeature.CLUSTER_VOLUMES)
  public void createClusterVolume_isWrittenDown() {
    String name = name("volume");
    Said made = createClusterVolume(name, SPEC).expect(201);
    assertEquals("global", made.text("Scope"));
    assertEquals("csi", made.text("Driver"));
    assertEquals("b", made.json().at("/Options/a").asText());
    assertEquals("active", made.json().at("/ClusterVolume/Spec/Availability").asText());
    JsonNode inspected = calls().get("/volumes/" + name).expect(200).json();
    assertEquals(made.json(), inspected);
    createClusterVolume(name, SPEC).refused(500, "name conflicts with an existing object");
    String odd =
        "{\"AccessMode\":{\"Scope\":\"odd\",\"Sharing\":\"odd\",\"BlockVolume\":{}},"
            + "\"Availability\":\"odd\"}";
    JsonNode spec =
        createClusterVolume(name("odd"), odd).expect(201).json().at("/ClusterVolume/Spec");
    assertEquals("single", spec.at("/AccessMode/Scope").asText());
    assertEquals("none", spec.at("/AccessMode/Sharing").asText());
    assertEquals("active", spec.path("Availability").asText());
  }

  /** How it is to be reached has to be said, and its secrets have to be there. */
  @Test
  @OnlyWith(EngineFeature.CLUSTER_VOLUMES)
  public void createClusterVolume_unfit_refused() {
    String name = name("volume");
    createClusterVolume(name, "{}").refused(400, "AccessMode must not be nil");
    createClusterVolume(name, "{\"AccessMode\":{}}").refused(400, "either Mount or Block");
    createClusterVolume("", SPEC).refused(400, "name must be provided");
    createClusterVolume(
            name, SPEC.replace("{}}}", "{}},\"Secrets\":[{\"Key\":\"k\",\"Secret\":\"nope\"}]}"))
        .refused(400, "secret not found: nope");
    calls().get("/volumes/" + name).refused(404, "volume " + name + " not found");
  }

  /** An update changes the availability, by the id and the newest version. */
  @Test
  @OnlyWith(EngineFeature.CLUSTER_VOLUMES)
  public void updateClusterVolume_availabilityAlone() {
    String name = name("volume");
    JsonNode made = createClusterVolume(name, SPEC).expect(201).json().path("ClusterVolume");
    String drained = "{\"Spec\":" + SPEC.replace("single", "multi").replace("{}}}", "{}},") + "}";
    drained = drained.replace(",}", ",\"Availability\":\"drain\"}}");
    String version = "?version=" + made.at("/Version/Index").asLong();
    String path = "/volumes/" + made.path("ID").asText();

    put("/volumes/" + name + version, drained).refused(404, "volume " + name + " not found");
    put(path, drained).refused(400, "invalid swarm object version ''");
    put(path + "?version=1", drained).refused(500, "update out of sequence");
    put(path + version, drained).expect(200);

    JsonNode spec = calls().get("/volumes/" + name).json().at("/ClusterVolume/Spec");
    assertEquals("drain", spec.path("Availability").asText());
    assertEquals("single", spec.at("/AccessMode/Scope").asText(), spec.toString());
  }

  private Said put(String path, String json) {
    return calls().put(path, "application/json", json.getBytes(StandardCharsets.UTF_8));
  }

  /** Without a plugin, a volume goes by force alone. */
  @Test
  @OnlyWith(EngineFeature.CLUSTER_VOLUMES)
  public void removeClusterVolume_onlyByForce() {
    String name = name("volume");
    createClusterVolume(name, SPEC).expect(201);
    calls().delete("/volumes/" + name).expect(204);
    calls().get("/volumes/" + name).expect(200);
    calls().delete("/volumes/" + name + "?force=1").expect(204);
    calls().get("/volumes/" + name).expect(404);
    calls().delete("/volumes/" + name).refused(404, "volume " + name + " not found");
    calls().delete("/volumes/" + name + "?force=1").expect(204);
  }

  /** The engine's own volume of a name comes before that of the Swarm. */
  @Test
  @OnlyWith(EngineFeature.CLUSTER_VOLUMES)
  public void clusterVolume_ownVolumeFirst() {
    String name = volume("both");
    createClusterVolume(name, SPEC).expect(201);
    create(name);
    assertEquals("local", inspect(name).expect(200).text("Driver"));
    Said list = calls().get("/volumes").expect(200);
    assertEquals(
        2, list.each(list.json().path("Volumes"), "Name").stream().filter(name::equals).count());
    calls().delete("/volumes/" + name).expect(204);
    assertEquals("csi", inspect(name).expect(200).text("Driver"));
  }

  /** Callers that are older than cluster volumes do not see them. */
  @Test
  @OnlyWith(EngineFeature.CLUSTER_VOLUMES)
  public void clusterVolume_olderCallers_doNotSeeIt() {
    String name = name("volume");
    createClusterVolume(name, SPEC).expect(201);
    calls().get("/v1.41/volumes/" + name).refused(404, "no such volume");
    Said list = calls().get("/v1.41/volumes").expect(200);
    assertFalse(list.each(list.json().path("Volumes"), "Name").contains(name), list.toString());
  }

  /** An older engine does not know of them, and makes a volume of its own. */
  @Test
  @OnlyWithout(EngineFeature.CLUSTER_VOLUMES)
  public void clusterVolume_isNotKnown() {
    String name = volume("plain");
    post(
            "/volumes/create",
            "{\"Name\":\"" + name + "\",\"Driver\":\"local\",\"ClusterVolumeSpec\":" + SPEC + "}")
        .expect(201);
    assertFalse(inspect(name).expect(200).json().has("ClusterVolume"));
  }
}
