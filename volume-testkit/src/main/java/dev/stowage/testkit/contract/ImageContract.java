package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules for images: imported, named, listed, saved, loaded, and copied into volumes. */
@OnlyWith({EngineFeature.CONTAINERS, EngineFeature.ARCHIVES})
public abstract non-sealed class ImageContract extends EngineContract {

  private static final String TYPE = "application/x-tar";

  /** What engines before 24 say of an image without a name. */
  private static final String NAMELESS = "<none>:<none>";

  /** Made by JUnit. */
  protected ImageContract() {}

  /** The file has the owner that its other name came with. */
  private static byte[] content(String text) {
    return new Tar()
        .directory("seed/", 0_1750, 7)
        .file("seed/f", 0_640, 7, text)
        .hardLink("seed/again", "seed/f")
        .directory("seed/empty/", 0_700, 3)
        .bytes();
  }

  private Said tryImport(byte[] tar, String more) {
    String label =
        "LABEL " + labels().entrySet().iterator().next().toString().replace("=", "=\"") + "\"";
    String query = "&changes=" + EngineCalls.escaped(label + " " + more);
    return calls().post("/images/create?fromSrc=-" + query, TYPE, tar);
  }

  private String made(byte[] tar, String more) {
    String status = tryImport(tar, more).expect(200).text("status");
    assertTrue(status.matches("sha256:[0-9a-f]{64}"), status);
    return status;
  }

  private Said tag(String id, String tag) {
    return calls().post("/images/" + id + "/tag?repo=" + name("image") + "&tag=" + tag);
  }

  private Said delete(String image) {
    return calls().delete("/images/" + EngineCalls.escaped(image));
  }

  private Said load(byte[] tar) {
    return calls().post("/images/load?quiet=1", TYPE, tar).expect(200);
  }

  private JsonNode images() {
    return calls().get("/images/json?filters=" + ours("")).expect(200).json();
  }

  private JsonNode image(String id) {
    for (JsonNode image : images()) {
      if (image.path("Id").asText().equals(id)) {
        return image;
      }
    }
    throw new AssertionError(id + " is not in the list");
  }

  private List<String> names(String id) {
    Said said = calls().get("/images/json?filters=" + ours("")).expect(200);
    return said.each(image(id).path("RepoTags"), "").stream()
        .filter(name -> !name.equals(NAMELESS))
        .toList();
  }

  /** Labels are kept as a Dockerfile says them: quoted, with a backslash before what is special. */
  @Test
  public void import_labels_asADockerfileSaysThem() {
    String id = made(content("x"), "words=\"a 'b' \\\"q\\\" \\\\ \\$x \u00fc #h <<EOF\" none=\"\"");
    JsonNode labels = image(id).path("Labels");
    assertEquals("a 'b' \"q\" \\ $x \u00fc #h <<EOF", labels.path("words").asText());
    assertEquals("", labels.path("none").asText("missing"));
  }

  /** An image without a name is there, and listed by its labels. */
  @Test
  public void import_noName_isListedWithoutNames() {
    String id = made(content("four"), "");
    assertEquals(List.of(), names(id));
    assertEquals(4, image(id).path("Size").asInt());
  }

  /** A tar that is cut short makes no image. */
  @Test
  public void import_cutShort_refusedAndNothingMade() {
    byte[] whole = content("x".repeat(5_000));
    tryImport(Arrays.copyOf(whole, 3_000), "").refused(500, "unexpected EOF");
    assertEquals(0, images().size());
  }

  /** A name goes over to the image that gets it, and the other one stays without. */
  @Test
  public void tag_nameOfAnother_goesOver() {
    String first = made(content("1"), "");
    String second = made(content("2"), "");
    tag(first, "x").expect(201);
    tag(second, "x").expect(201);
    assertEquals(List.of(), names(first));
    assertEquals(List.of(name("image") + ":x"), names(second));
  }

  /** What does not exist gets no name. */
  @Test
  public void tag_missingImage_notFound() {
    tag("sha256:" + "0".repeat(64), "x").refused(404, "no such image");
  }

  /** The last name takes the image along; one of several does not. */
  @Test
  public void remove_lastName_takesTheImageAlong() {
    String id = made(content("x"), "");
    tag(id, "x").expect(201);
    tag(id, "y").expect(201);
    delete(name("image") + ":x").expect(200);
    assertEquals(List.of(name("image") + ":y"), names(id));
    delete(name("image") + ":y").expect(200);
    assertEquals(0, images().size());
    delete(name("image") + ":y").refused(404, "no such image");
  }

  /** The last name stays as long as a container is made from the image. */
  @Test
  public void remove_usedImage_conflict() {
    String id = made(content("x"), "");
    tag(id, "x").expect(201);
    String container = containerFrom(id, Map.of());
    delete(name("image") + ":x").refused(409, "is using its referenced image");
    removeContainer(container, "").expect(204);
    delete(name("image") + ":x").expect(200);
  }

  /** An archive brings back the same image: its id, labels, time and name. */
  @Test
  public void saveAndLoad_theSameImage() {
    String id = made(content("text"), "app=\"shop\"");
    tag(id, "x").expect(201);
    JsonNode before = image(id);
    Said saved = calls().get("/images/" + name("image") + ":x/get").expect(200);
    assertEquals(TYPE, saved.headers().get("Content-Type"));
    assertTrue(
        Tar.lines(saved.body()).stream().anyMatch(line -> line.startsWith("manifest.json ")),
        "it has a list of its images");
    delete(name("image") + ":x").expect(200);
    assertTrue(load(saved.body()).text("stream").startsWith("Loaded image: " + name("image")));
    JsonNode after = image(id);
    for (String field : List.of("Created", "Labels", "RepoTags", "Size")) {
      assertEquals(before.path(field), after.path(field), field);
    }
    String container = containerFrom(id, Map.of());
    Said file = calls().get("/containers/" + container + "/archive?path=/seed/f").expect(200);
    assertEquals(List.of("f 640 0:0 " + Tar.WRITTEN + " text"), Tar.lines(file.body()));
  }

  /** A loaded image takes the name from another one, and says so. */
  @Test
  public void load_nameOfAnother_goesOver() {
    String first = made(content("1"), "");
    tag(first, "x").expect(201);
    byte[] saved = calls().get("/images/" + name("image") + ":x/get").expect(200).body();
    String second = made(content("2"), "");
    tag(second, "x").expect(201);
    Said said = load(saved);
    assertTrue(said.toString().contains("already exists, renaming the old one"), said.toString());
    assertEquals(List.of(name("image") + ":x"), names(first));
    assertEquals(List.of(), names(second));
  }

  /** What is wrong with an archive is said under a success, and nothing is made. */
  @Test
  public void load_cutShort_saysSoAndMakesNothing() {
    String id = made(content("x".repeat(9_000)), "");
    tag(id, "x").expect(201);
    byte[] saved = calls().get("/images/" + name("image") + ":x/get").expect(200).body();
    delete(name("image") + ":x").expect(200);
    Said said = load(Arrays.copyOf(saved, saved.length / 2));
    assertTrue(said.text("error").contains("unexpected EOF"), said.toString());
    assertEquals(0, images().size());
  }

  /** An archive of something else is none of images. */
  @Test
  public void load_noArchiveOfImages_saysSo() {
    Said said = load(new Tar().file("f", 0_644, 0, "x").bytes());
    assertTrue(said.text("error").contains("no such file or directory"), said.toString());
  }

  /** There is nothing to save of an image that does not exist. */
  @Test
  public void save_missing_notFound() {
    calls().get("/images/" + name("image") + ":x/get").refused(404, "reference does not exist");
  }

  /** The engine copies all of it into an empty volume: owners, modes, links, times of files. */
  @Test
  @OnlyWith(EngineFeature.FILLS_VOLUMES_ON_CREATE)
  public void emptyVolume_getsAllOfTheImage() {
    String id = containerFrom(made(content("text"), ""), mounts(mount(volume("v"), "/seed")));
    Said said = calls().get("/containers/" + id + "/archive?path=/seed/.").expect(200);
    List<String> lines = Tar.lines(said.body()).stream().sorted().toList();
    assertEquals(4, lines.size(), lines.toString());
    assertTrue(lines.get(0).matches("\\./ 1750 7:7 \\d+ "), lines.toString());
    assertTrue(lines.contains("./empty/ 700 3:3 " + Tar.WRITTEN + " "), lines.toString());
    assertTrue(lines.contains("./again 640 0:0 " + Tar.WRITTEN + " text"), lines.toString());
    assertTrue(
        lines.get(3).startsWith("./f 640 0:0 " + Tar.WRITTEN + " -> ./again"), lines.toString());
    assertFalse(lines.get(0).contains(" " + Tar.WRITTEN + " "), "it was written to: " + lines);
  }

  /** A directory of the image that holds nothing gives the volume its owner, mode and time. */
  @Test
  @OnlyWith(EngineFeature.FILLS_VOLUMES_ON_CREATE)
  public void emptyVolume_getsAnEmptyDirectory() {
    byte[] empty = new Tar().directory("seed/", 0_1000, 7).bytes();
    String id = containerFrom(made(empty, ""), mounts(mount(volume("v"), "/seed")));
    Said said = calls().get("/containers/" + id + "/archive?path=/seed/.").expect(200);
    assertEquals(List.of("./ 1000 7:7 " + Tar.WRITTEN + " "), Tar.lines(said.body()));
  }

  @Override
  final void removeImages() {
    if (!underTest().has(EngineFeature.CONTAINERS)) {
      return;
    }
    for (JsonNode image : images()) {
      calls().delete("/images/" + image.path("Id").asText() + "?force=1");
    }
  }
}
