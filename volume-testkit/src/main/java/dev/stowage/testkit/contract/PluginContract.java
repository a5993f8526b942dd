package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rules for managed plugins, made on the engine, without a registry. */
@OnlyWith(EngineFeature.MANAGED_PLUGINS)
public abstract non-sealed class PluginContract extends EngineContract {

  private static final String CONFIG =
      """
      {"description": "rules", "entrypoint": ["/bin/volume-plugin"],
       "interface": {"types": ["docker.volumedriver/1.0"], "socket": "volume.sock"},
       "env": [{"name": "LEVEL", "settable": ["value"], "value": "low"},
               {"name": "FIXED", "value": "1"}],
       "network": {"type": "none"},
       "linux": {"capabilities": ["CAP_SYS_ADMIN"]},
       "propagatedMount": "/data"}
      """;

  private String plugin = "";
  private String volume = "";

  /** Made by JUnit. */
  protected PluginContract() {}

  /**
   * Returns a program that the engine's machine can run on its own, and that answers as a volume
   * plugin on {@code /run/docker/plugins/volume.sock}. It may keep its volumes in {@code /data}.
   *
   * @return the content of an executable file; whatever it is, if the engine runs no programs
   */
  protected abstract byte[] program();

  /** Chooses names that nobody else uses. */
  @BeforeEach
  public final void choosePlugin() {
    plugin = name("plugin");
    volume = name("on-plugin");
  }

  /** Removes the volume by way of its plugin, or the engine would look for that for a while. */
  @AfterEach
  public final void removePlugin() {
    if (underTest().has(EngineFeature.MANAGED_PLUGINS)
        && calls().get(plugin("/json")).status() == 200) {
      calls().post(plugin("/enable?timeout=10"));
      calls().delete("/volumes/" + volume);
      calls().post(plugin("/disable?force=1"));
      calls().delete(plugin("?force=1")).expect(200);
    }
  }

  private String plugin(String action) {
    return "/plugins/" + plugin + action;
  }

  private Said make(byte[] tar) {
    return calls().post("/plugins/create?name=" + plugin, "application/x-tar", tar);
  }

  private void make() {
    make(tar()).expect(204);
  }

  /** Two plugins must not have all files in common. */
  private byte[] tar() {
    return new Tar()
        .file("config.json", 0_644, 0, CONFIG)
        .directory("rootfs/", 0_755, 0)
        .file("rootfs/of", 0_644, 0, plugin)
        .directory("rootfs/data/", 0_755, 0)
        .directory("rootfs/run/docker/plugins/", 0_755, 0)
        .directory("rootfs/bin/", 0_755, 0)
        .file("rootfs/bin/volume-plugin", 0_755, 0, program())
        .bytes();
  }

  private void makeEnabled() {
    make();
    calls().post(plugin("/enable?timeout=10")).expect(200);
  }

  private Said createVolume(String driver) {
    return calls()
        .post("/volumes/create", Map.of("Name", volume, "Driver", driver, "Labels", labels()));
  }

  private Said set(String assignment) {
    return calls()
        .post(
            plugin("/set"),
            "application/json",
            ("[\"" + assignment + "\"]").getBytes(StandardCharsets.UTF_8));
  }

  private JsonNode inspected() {
    return calls().get(plugin("/json")).expect(200).json();
  }

  /** A new plugin is disabled, has a tag, and is as its configuration says. */
  @Test
  public void createPlugin_isDisabledAndAsConfigured() {
    make();
    JsonNode json = inspected();
    assertFalse(json.path("Enabled").asBoolean(true), json.toString());
    assertEquals(plugin + ":latest", json.path("Name").asText());
    assertEquals(plugin + ":latest", json.path("PluginReference").asText());
    assertEquals("rules", json.at("/Config/Description").asText());
    assertEquals("docker.volumedriver/1.0", json.at("/Config/Interface/Types/0").asText());
    assertEquals("[\"LEVEL=low\",\"FIXED=1\"]", json.at("/Settings/Env").toString());
  }

  /** No two plugins have the same name. */
  @Test
  public void createPlugin_nameTaken_conflict() {
    make();
    make(tar()).refused(409, "plugin " + plugin + ":latest already exists");
  }

  /** A name that no image could have is refused. */
  @Test
  public void createPlugin_badName_refused() {
    calls()
        .post("/plugins/create?name=Bad%21", "application/x-tar", tar())
        .refused(500, "failed to parse reference", "must be lowercase");
  }

  /** A plugin without a configuration is none. */
  @Test
  public void createPlugin_noConfiguration_refused() {
    make(new Tar().directory("rootfs/", 0_755, 0).bytes()).refused(500, "config not found");
  }

  /** A configuration has to be JSON, with fields of the right types. */
  @Test
  public void createPlugin_unreadableConfiguration_refused() {
    for (String config : List.of("{bad", "{\"description\": 1}")) {
      byte[] tar =
          new Tar().file("config.json", 0_644, 0, config).directory("rootfs/", 0_755, 0).bytes();
      make(tar).refused(500, "failed to parse config");
    }
  }

  /** What is not there is said to be missing, whatever is to be done with it. */
  @Test
  public void missingPlugin_notFound() {
    for (Said said :
        List.of(
            calls().get(plugin("/json")),
            calls().post(plugin("/enable?timeout=1")),
            calls().post(plugin("/disable")),
            set("LEVEL=high"),
            calls().delete(plugin("")))) {
      said.refused(404, "plugin \"" + plugin + "\" not found");
    }
  }

  /** Filters choose by what a plugin is and whether it runs. */
  @Test
  public void listPlugins_filters() {
    make();
    assertTrue(isListed("{}"));
    assertTrue(isListed("{\"enabled\":[\"false\"]}"));
    assertFalse(isListed("{\"enabled\":[\"true\"]}"));
    assertTrue(isListed("{\"capability\":[\"volumedriver\"]}"));
    assertFalse(isListed("{\"capability\":[\"networkdriver\"]}"));
  }

  private boolean isListed(String filters) {
    Said said = calls().get("/plugins?filters=" + EngineCalls.escaped(filters)).expect(200);
    return said.each(said.json(), "Name").contains(plugin + ":latest");
  }

  /** A filter that there is not is refused, and so is no boolean. */
  @Test
  public void listPlugins_filterNobodyKnows_refused() {
    for (String filters : List.of("{\"name\":[\"x\"]}", "{\"enabled\":[\"no\"]}")) {
      calls()
          .get("/plugins?filters=" + EngineCalls.escaped(filters))
          .refused(400, "invalid filter '");
    }
  }

  /** Some variables can be set, others not, and no others at all. */
  @Test
  public void setPlugin_whatCanBeSet() {
    make();
    set("LEVEL=high").expect(204);
    assertEquals("LEVEL=high", inspected().at("/Settings/Env/0").asText());
    assertEquals("low", inspected().at("/Config/Env/0/Value").asText());
    set("FIXED=2").refused(500, "\"FIXED\" is not settable");
    set("NOPE=2").refused(500, "setting \"NOPE\" not found in the plugin configuration");
  }

  /** Nothing is set while a plugin runs. */
  @Test
  public void setPlugin_enabled_refused() {
    makeEnabled();
    set("LEVEL=high").refused(500, "cannot set on an active plugin");
    assertEquals("LEVEL=low", inspected().at("/Settings/Env/0").asText());
  }

  /** How long to wait has to be said. */
  @Test
  public void enablePlugin_noTimeout_refused() {
    make();
    calls().post(plugin("/enable")).refused(500, "strconv.Atoi: parsing \"\"");
  }

  /** To enable or to disable twice is a conflict. */
  @Test
  public void enablePlugin_twice_conflict() {
    make();
    calls().post(plugin("/disable")).refused(409, "plugin is already disabled");
    calls().post(plugin("/enable?timeout=10")).expect(200);
    calls().post(plugin("/enable?timeout=10")).refused(409, "plugin already enabled");
    assertTrue(inspected().path("Enabled").asBoolean());
  }

  /** An enabled plugin is a driver, by its name with a tag or without. */
  @Test
  public void enabledPlugin_keepsVolumes() {
    makeEnabled();
    assertEquals(plugin + ":latest", createVolume(plugin).expect(201).text("Driver"));
    createVolume(plugin + ":latest").expect(201);
    assertEquals(plugin + ":latest", inspect(volume).expect(200).text("Driver"));
    assertEquals(List.of(volume), listed(""));
  }

  /** An enabled plugin stays, unless it is forced. */
  @Test
  public void removePlugin_enabled_conflict() {
    makeEnabled();
    calls().delete(plugin("")).refused(409, "plugin " + plugin + ":latest is enabled");
    calls().delete(plugin("?force=1")).expect(200);
    calls().get(plugin("/json")).expect(404);
  }

  /** A plugin with volumes stays enabled, unless it is forced. */
  @Test
  public void disablePlugin_used_conflict() {
    makeEnabled();
    createVolume(plugin).expect(201);
    calls().post(plugin("/disable")).refused(409, "plugin " + plugin + ":latest is in use");
    calls().post(plugin("/disable?force=1")).expect(200);
    calls().delete(plugin("")).refused(409, "is in use");
  }

  /** Volumes of a disabled plugin are on record, but nobody can do anything with them. */
  @Test
  public void disabledPlugin_volumesOutOfReach() {
    makeEnabled();
    createVolume(plugin).expect(201);
    calls().post(plugin("/disable?force=1")).expect(200);

    assertEquals(List.of(), listed(""));
    inspect(volume).refused(409, "found but disabled");
    calls().delete("/volumes/" + volume + "?force=1").refused(409, "found but disabled");
    createVolume(plugin).refused(409, "error looking up volume plugin " + plugin);
    createVolume("local").refused(409, "found reference to volume", "must be unique");
  }
}
