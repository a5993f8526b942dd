package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The rules for volumes.
 *
 * <pre>{@code
 * class MyEngineContractTest extends VolumeContract {
 *   @Override
 *   protected EngineUnderTest engine() {
 *     return EngineUnderTest.over(myTransport);
 *   }
 * }
 * }</pre>
 */
public abstract non-sealed class VolumeContract extends EngineContract {

  private static final String ANONYMOUS = "com.docker.volume.anonymous";

  /** Made by JUnit. */
  protected VolumeContract() {}

  /** A new volume is answered with its name, driver, scope, labels, place and time. */
  @Test
  public void create_answersTheVolume() {
    String name = volume("a");
    Said said = create(name, "app", "shop");
    assertEquals(name, said.text("Name"), said.toString());
    assertEquals("local", said.text("Driver"), said.toString());
    assertEquals("local", said.text("Scope"), said.toString());
    assertEquals("shop", said.json().path("Labels").path("app").asText(), said.toString());
    assertTrue(said.text("Mountpoint").endsWith("/" + name + "/_data"), said.toString());
    assertTrue(said.text("CreatedAt").matches("\\d{4}-\\d\\d-\\d\\dT.*"), said.toString());
  }

  /** An inspection tells what the creation told. */
  @Test
  public void inspect_tellsWhatCreateTold() {
    String name = volume("a");
    JsonNode created = create(name, "app", "shop", "empty", "").json();
    JsonNode inspected = inspect(name).expect(200).json();
    for (String field : List.of("Name", "Driver", "Scope", "Labels", "Mountpoint", "CreatedAt")) {
      assertEquals(created.path(field), inspected.path(field), field);
    }
  }

  /** A volume that is missing is not found, by its name. */
  @Test
  public void inspect_missing_notFound() {
    inspect(name("none")).refused(404, name("none"), "no such volume");
  }

  /** Creating a name that exists answers the old volume, unchanged, as if it were new. */
  @Test
  public void create_existingName_oldVolumeAsItWas() {
    String name = volume("a");
    create(name, "app", "shop");
    Said again = create(name, "app", "other");
    assertEquals("shop", again.json().path("Labels").path("app").asText(), again.toString());
    Said said = inspect(name).expect(200);
    assertEquals("shop", said.json().path("Labels").path("app").asText(), said.toString());
  }

  /** Case matters in names. */
  @Test
  public void create_namesDifferInCase_twoVolumes() {
    create(volume("a"), "which", "lower");
    create(volume("A"), "which", "upper");
    assertEquals(List.of(name("A"), name("a")), listed(""));
  }

  /** A volume without a name gets one of 64 hex digits. */
  @Test
  public void create_noName_64HexDigits() {
    String name = anonymous();
    assertTrue(name.matches("[0-9a-f]{64}"), name);
    assertThere(name);
  }

  /** A volume without a name is labelled as such. */
  @Test
  @OnlyWith(EngineFeature.LABELS_ANONYMOUS_VOLUMES)
  public void create_noName_isLabelled() {
    assertTrue(inspect(anonymous()).json().path("Labels").has(ANONYMOUS));
  }

  /** A volume without a name has no label but those sent. */
  @Test
  @OnlyWithout(EngineFeature.LABELS_ANONYMOUS_VOLUMES)
  public void create_noName_isNotLabelled() {
    assertFalse(inspect(anonymous()).json().path("Labels").has(ANONYMOUS));
  }

  /**
   * Letters and digits of ASCII, dot, dash and underscore make a name, and the first is no sign.
   */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_badName_refusedAndNothingMade() {
    for (String name : List.of(".a", "-a", "a b", "a/b", "a:b", "ü", "a\n")) {
      calls().post("/volumes/create", Map.of("Name", name, "Labels", labels())).expect(400);
    }
    assertEquals(List.of(), listed(""));
  }

  /** One letter is no name. */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_oneLetter_refused() {
    calls().post("/volumes/create", Map.of("Name", "x")).refused(400, "too short");
  }

  /** A name with a blank is refused. */
  @Test
  @OnlyWithout(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_badName_refusedSomehow() {
    Said said = calls().post("/volumes/create", Map.of("Name", "a b", "Labels", labels()));
    assertTrue(said.status() >= 400, said.toString());
    assertEquals(List.of(), listed(""));
  }

  /** The local driver refuses options that it does not know. */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_optionNobodyKnows_refused() {
    refuseOptions(Map.of("bogus", "1"), "bogus");
  }

  /** The options type and device need each other, and o needs both. */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_typeWithoutDevice_refused() {
    refuseOptions(Map.of("type", "tmpfs"), "device");
    refuseOptions(Map.of("device", "tmpfs"), "type");
    refuseOptions(Map.of("o", "size=1m"), "device");
  }

  private void refuseOptions(Map<String, String> options, String word) {
    String name = volume("o");
    calls().post("/volumes/create", Map.of("Name", name, "DriverOpts", options)).refused(400, word);
    assertGone(name);
  }

  /** An inspection shows the driver options. */
  @Test
  public void create_options_areKept() {
    Map<String, String> options = Map.of("type", "tmpfs", "device", "tmpfs", "o", "size=1m");
    String name = volume("o");
    calls()
        .post("/volumes/create", Map.of("Name", name, "DriverOpts", options, "Labels", labels()))
        .expect(201);
    JsonNode kept = inspect(name).expect(200).json().path("Options");
    options.forEach((key, value) -> assertEquals(value, kept.path(key).asText(), key));
  }

  /** A body that is no JSON object makes nothing. */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_bodyThatIsNoJson_refusedAndNothingMade() {
    String name = volume("j");
    for (String body : List.of("{", "[]", "nonsense", "{\"Name\":\"" + name + "\"")) {
      post(body, "application/json").expect(400);
    }
    assertGone(name);
  }

  /** A field of a wrong type is refused, and named. */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_fieldOfAnotherType_refused() {
    post("{\"Name\":5}", "application/json").refused(400, "cannot unmarshal number", "Name");
    post("{\"Labels\":[\"a\"]}", "application/json").refused(400, "cannot unmarshal array");
  }

  /** A body has to say that it is JSON. */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void create_bodyNotAnnouncedAsJson_refused() {
    String name = volume("j");
    post("{\"Name\":\"" + name + "\"}", "text/plain").refused(400, "application/json");
    assertGone(name);
  }

  private Said post(String body, String type) {
    return calls().post("/volumes/create", type, body.getBytes(StandardCharsets.UTF_8));
  }

  /** A listing without filters has all volumes, and a field for warnings. */
  @Test
  public void list_nothingAsked_allVolumes() {
    create(volume("a"));
    Said said = calls().get("/volumes").expect(200);
    assertTrue(said.each(said.json().path("Volumes"), "Name").contains(name("a")));
    assertTrue(said.json().has("Warnings"), said.toString());
  }

  /** The filter name takes volumes whose name has any of its values in it. */
  @Test
  public void list_name_anyOfThePartsFound() {
    create(volume("one"));
    create(volume("two"));
    create(volume("three"));
    assertEquals(List.of(name("one")), listed(",\"name\":[\"" + name("one") + "\"]"));
    assertEquals(
        List.of(name("one"), name("two")), listed(",\"name\":[\"-one\",\"-two\",\"-four\"]"));
  }

  /** The filter label takes volumes that have all its labels, by key or by key and value. */
  @Test
  public void list_label_allOfThem() {
    create(volume("a"), "app", "shop", "tier", "db");
    create(volume("b"), "app", "shop");
    create(volume("c"), "app", "");
    assertEquals(List.of(name("a"), name("b")), labelled("app=shop"));
    assertEquals(List.of(name("a")), labelled("app=shop", "tier"));
    assertEquals(List.of(name("c")), labelled("app="));
    assertEquals(List.of(), labelled("tier=web"));
    assertEquals(List.of(), labelled("ap"));
  }

  private List<String> labelled(String... wanted) {
    String filters = "{\"label\":[\"" + String.join("\",\"", wanted) + "\"]}";
    Said said = calls().get("/volumes?filters=" + EngineCalls.escaped(filters)).expect(200);
    return said.each(said.json().path("Volumes"), "Name").stream()
        .filter(name -> name.startsWith(name("")))
        .sorted()
        .toList();
  }

  /** The filter driver takes that driver's volumes. */
  @Test
  public void list_driver_onlyThatDrivers() {
    create(volume("a"));
    assertEquals(List.of(name("a")), listed(",\"driver\":[\"local\"]"));
    assertEquals(List.of(), listed(",\"driver\":[\"other\"]"));
  }

  /** A filter that nobody knows, in other case or no JSON object, is refused. */
  @Test
  public void list_filterNobodyKnows_refused() {
    for (String filters : List.of("{\"bogus\":[\"1\"]}", "{\"Name\":[\"x\"]}", "{", "5")) {
      Said said = calls().get("/volumes?filters=" + EngineCalls.escaped(filters));
      assertTrue(said.status() >= 400, said.toString());
    }
  }

  /** The filter dangling has one value. */
  @Test
  @OnlyWith(EngineFeature.STRICT_DANGLING)
  public void list_danglingAndNot_refused() {
    String filters = EngineCalls.escaped("{\"dangling\":[\"true\",\"false\"]}");
    calls().get("/volumes?filters=" + filters).refused(400, "dangling");
  }

  /** A volume that is removed is gone from inspections and listings. */
  @Test
  public void remove_unused_gone() {
    create(volume("a"));
    calls().delete("/volumes/" + name("a")).expect(204);
    assertGone(name("a"));
    assertEquals(List.of(), listed(""));
  }

  /** A volume that is missing cannot be removed. */
  @Test
  public void remove_missing_notFound() {
    calls().delete("/volumes/" + name("none")).refused(404, "no such volume");
    calls().delete("/volumes/" + name("none") + "?force=0").expect(404);
  }

  /** With force, a volume that is missing counts as removed. */
  @Test
  public void remove_missingWithForce_fine() {
    calls().delete("/volumes/" + name("none") + "?force=1").expect(204);
  }

  /** Prune removes volumes without a name, and spares the others. */
  @Test
  @OnlyWith(EngineFeature.PRUNE_SPARES_NAMED)
  public void prune_nothingSaid_namedVolumesStay() {
    create(volume("named"));
    String anonymous = anonymous();
    assertEquals(List.of(anonymous), pruned("", ""));
    assertThere(name("named"));
    assertGone(anonymous);
  }

  /** Told all, prune removes named volumes, too. */
  @Test
  @OnlyWith(EngineFeature.PRUNE_SPARES_NAMED)
  public void prune_all_namedVolumesGo() {
    create(volume("named"));
    assertEquals(List.of(name("named")), pruned("", ",\"all\":[\"true\"]"));
    assertGone(name("named"));
  }

  /** For callers of API 1.41 prune removes named volumes, as it did then. */
  @Test
  @OnlyWith(EngineFeature.PRUNE_SPARES_NAMED)
  public void prune_callOf141_namedVolumesGo() {
    create(volume("named"));
    assertEquals(List.of(name("named")), pruned("/v1.41", ""));
  }

  /** Prune removes named volumes. */
  @Test
  @OnlyWithout(EngineFeature.PRUNE_SPARES_NAMED)
  public void prune_nothingSaid_namedVolumesGo() {
    create(volume("named"));
    assertEquals(List.of(name("named")), pruned("", ""));
    assertGone(name("named"));
  }

  /** The filter all is not known. */
  @Test
  @OnlyWithout(EngineFeature.PRUNE_SPARES_NAMED)
  public void prune_all_isNoFilter() {
    Said said = calls().post("/volumes/prune?filters=" + ours(",\"all\":[\"true\"]"));
    assertTrue(said.status() >= 400, said.toString());
  }

  /** Prune takes what has its labels, and not what has those of label!. */
  @Test
  public void prune_labels_onlyThoseAndNotOthers() {
    create(volume("a"), "app", "shop");
    create(volume("b"), "app", "shop", "keep", "");
    create(volume("c"), "app", "other");
    String all = underTest().has(EngineFeature.PRUNE_SPARES_NAMED) ? ",\"all\":[\"1\"]" : "";
    assertEquals(List.of(name("a"), name("c")), pruned("", all + ",\"label!\":[\"keep\"]"));
    assertThere(name("b"));
  }

  /** Prune leaves volumes with driver options alone. */
  @Test
  @OnlyWith(EngineFeature.DOCKERS_VOLUME_RULES)
  public void prune_volumeWithOptions_stays() {
    create_options_areKept();
    String all = underTest().has(EngineFeature.PRUNE_SPARES_NAMED) ? ",\"all\":[\"1\"]" : "";
    assertEquals(List.of(), pruned("", all));
    assertThere(name("o"));
  }
}
