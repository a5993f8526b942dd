package dev.stowage.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rules for files in and out of volumes, through containers that never run. */
@OnlyWith({EngineFeature.CONTAINERS, EngineFeature.ARCHIVES})
public abstract non-sealed class ArchiveContract extends EngineContract {

  private static final String TYPE = "application/x-tar";
  private static final String FILE = "f 640 7:7 " + Tar.WRITTEN + " text";

  /** Made by JUnit. */
  protected ArchiveContract() {}

  private static Tar tar() {
    return new Tar();
  }

  private String empty(String target) {
    return containerWith(volume("v"), target);
  }

  private static String path(String id, String path) {
    return "/containers/" + id + "/archive?path=" + EngineCalls.escaped(path);
  }

  private Said put(String id, String path, byte[] tar) {
    return calls().put(path(id, path), TYPE, tar);
  }

  private List<String> get(String id, String path) {
    Said said = calls().get(path(id, path)).expect(200);
    assertEquals(TYPE, said.headers().get("Content-Type"));
    return Tar.lines(said.body());
  }

  private List<String> names(String id, String path) {
    return get(id, path).stream().map(line -> line.split(" ", 2)[0]).sorted().toList();
  }

  /** A file keeps its mode, owner, group, time in seconds and content. */
  @Test
  public void file_comesBackAsItWent() {
    String id = empty("/data");
    put(id, "/data", tar().file("f", 0_640, 7, "text").bytes()).expect(200);
    assertEquals(List.of(FILE), get(id, "/data/f"));
  }

  /** A file keeps its special bits. */
  @Test
  public void file_modeWithSetuid_comesBack() {
    String id = empty("/data");
    put(id, "/data", tar().file("f", 04_755, 0, "").bytes()).expect(200);
    assertEquals(List.of("f 4755 0:0 " + Tar.WRITTEN + " "), get(id, "/data/f"));
  }

  /** A directory comes back with all in it, symbolic links as links. */
  @Test
  public void directory_comesBackWithAllInIt() {
    String id = empty("/data");
    put(
            id,
            "/data",
            tar()
                .directory("d/", 0_700, 3)
                .file("d/f", 0_600, 4, "x")
                .symbolicLink("d/l", "f")
                .bytes())
        .expect(200);
    List<String> lines = get(id, "/data/d");
    assertEquals(List.of("d/", "d/f", "d/l"), names(id, "/data/d"));
    assertTrue(lines.contains("d/ 700 3:3 " + Tar.WRITTEN + " "), lines.toString());
    assertTrue(lines.contains("d/f 600 4:4 " + Tar.WRITTEN + " x"), lines.toString());
    assertTrue(lines.stream().anyMatch(it -> it.matches("d/l .* -> f")), lines.toString());
  }

  /** What is in a directory comes in the order of names, each directory before what it holds. */
  @Test
  public void directory_comesBackInOrder() {
    String id = empty("/data");
    put(
            id,
            "/data",
            tar()
                .file("d/z", 0_600, 4, "")
                .file("d/b/c", 0_600, 4, "")
                .file("d/a", 0_600, 4, "")
                .bytes())
        .expect(200);
    List<String> order = get(id, "/data/d").stream().map(line -> line.split(" ", 2)[0]).toList();
    assertEquals(List.of("d/", "d/a", "d/b/", "d/b/c", "d/z"), order);
  }

  /** A comment on the whole tar, in a global header of POSIX, is passed over. */
  @Test
  public void commentOnTheTar_isPassedOver() {
    String id = empty("/data");
    byte[] tar = tar().comment("who made it").file("f", 0_640, 7, "text").bytes();
    put(id, "/data", tar).expect(200);
    assertEquals(List.of("data/", "data/f"), names(id, "/data"));
    assertEquals(List.of(FILE), get(id, "/data/f"));
  }

  /** Two names of one file come back as a file and a link to it. */
  @Test
  public void hardLink_comesBackAsOne() {
    String id = empty("/data");
    put(id, "/data", tar().file("a", 0_640, 7, "text").hardLink("b", "a").bytes()).expect(200);
    List<String> lines = get(id, "/data");
    assertTrue(lines.stream().anyMatch(it -> it.matches("data/b .* -> data/a")), lines.toString());
  }

  /** What is unpacked in a volume outlives the container. */
  @Test
  public void file_isInTheVolume_notInTheContainer() {
    String one = empty("/data");
    put(one, "/data", tar().file("f", 0_640, 7, "text").bytes()).expect(200);
    removeContainer(one, "?v=1").expect(204);
    String other = containerWith(name("v"), "/elsewhere");
    assertEquals(List.of(FILE), get(other, "/elsewhere/f"));
  }

  /** A file replaces another of its name. */
  @Test
  public void file_overAnother_replacesIt() {
    String id = empty("/data");
    put(id, "/data", tar().file("f", 0_600, 1, "old and long").bytes()).expect(200);
    put(id, "/data", tar().file("f", 0_640, 7, "text").bytes()).expect(200);
    assertEquals(List.of(FILE), get(id, "/data/f"));
  }

  /** A file does not replace a directory where noOverwriteDirNonDir is set. */
  @Test
  public void file_overADirectory_refusedIfAsked() {
    String id = empty("/data");
    put(id, "/data", tar().directory("f/", 0_755, 0).bytes()).expect(200);
    Said said =
        calls()
            .put(
                path(id, "/data") + "&noOverwriteDirNonDir=1",
                TYPE,
                tar().file("f", 0_640, 7, "text").bytes());
    assertTrue(said.status() >= 400, said.toString());
    assertEquals(List.of("f/"), names(id, "/data/f"));
  }

  /** An entry for the volume's directory, unpacked above it, sets its owner and mode. */
  @Test
  @OnlyWith(EngineFeature.PARENT_REACHES_VOLUME)
  public void entryForTheVolume_unpackedAbove_setsOwnerAndMode() {
    String id = empty("/data");
    put(id, "/", tar().directory("data/", 0_750, 9).bytes()).expect(200);
    assertTrue(get(id, "/data").get(0).startsWith("data/ 750 9:9 "), get(id, "/data").toString());
  }

  /** A link that leads up is kept as it is where the tar is unpacked above the volume. */
  @Test
  @OnlyWith(EngineFeature.PARENT_REACHES_VOLUME)
  public void linkThatLeadsUp_unpackedAbove_isKept() {
    String id = empty("/data");
    put(id, "/", tar().symbolicLink("data/up", "../other").bytes()).expect(200);
    List<String> lines = get(id, "/data");
    assertTrue(lines.get(1).matches("data/up .* -> \\.\\./other"), lines.toString());
  }

  /**
   * A file in the place of the volume's directory, unpacked above it, takes away what is in the
   * volume, and fails then: the directory itself cannot go.
   */
  @Test
  @OnlyWith(EngineFeature.PARENT_REACHES_VOLUME)
  public void fileForTheVolume_unpackedAbove_emptiesItAndFails() {
    String id = empty("/data");
    put(id, "/data", tar().file("d/f", 0_640, 7, "text").bytes()).expect(200);
    Said said = put(id, "/", tar().file("data", 0_640, 7, "").bytes());
    assertTrue(said.status() >= 400, said.toString());
    assertEquals(List.of("data/"), names(id, "/data"));
  }

  /** An entry for the directory that is unpacked in is skipped. */
  @Test
  public void entryForTheVolume_unpackedInIt_isSkipped() {
    String id = empty("/data");
    put(id, "/data", tar().directory("./", 0_700, 9).bytes()).expect(200);
    assertTrue(get(id, "/data").get(0).startsWith("data/ 755 0:0 "), get(id, "/data").toString());
  }

  /** A tar may be packed with gzip. */
  @Test
  public void gzip_isUnpacked() {
    String id = empty("/data");
    put(id, "/data", Tar.gzip(tar().file("f", 0_640, 7, "text").bytes())).expect(200);
    assertEquals(List.of(FILE), get(id, "/data/f"));
  }

  /** The engine takes the body for a form, reads it as one, and finds no tar any more. */
  @Test
  public void form_isAnsweredWellAndWritesNothing() {
    String id = empty("/data");
    calls()
        .put(
            path(id, "/data"),
            "application/x-www-form-urlencoded",
            tar().file("f", 0_640, 7, "text").bytes())
        .expect(200);
    calls().get(path(id, "/data/f")).expect(404);
  }

  /** What is no tar is refused. */
  @Test
  public void noTar_refused() {
    String id = empty("/data");
    byte[] garbage = "this is no tar".repeat(100).getBytes(StandardCharsets.UTF_8);
    Said said = put(id, "/data", garbage);
    assertTrue(said.status() >= 400, said.toString());
    assertEquals(List.of("data/"), names(id, "/data"));
  }

  /** A tar that announces far more than it brings is refused, and not waited for. */
  @Test
  public void announcingMoreThanComes_refused() {
    String id = empty("/data");
    for (long size : new long[] {1L << 33, 1L << 62}) {
      put(id, "/data", Tar.announcing(size)).refused(500, "unexpected eof");
    }
  }

  /** A path that is missing is not found. */
  @Test
  public void missingPath_notFound() {
    String id = empty("/data");
    calls().get(path(id, "/data/none")).refused(404, "/data/none");
    calls().head(path(id, "/data/none")).expect(404);
    put(id, "/none", tar().file("f", 0_640, 7, "text").bytes()).expect(404);
  }

  /** A path is needed. */
  @Test
  public void noPath_refused() {
    calls().get("/containers/" + empty("/data") + "/archive").expect(400);
  }

  /** A container that is missing is not found, whatever is sent to it. */
  @Test
  public void missingContainer_notFound() {
    calls().get(path(name("none"), "/data")).refused(404, "no such container");
    put(name("none"), "/data", tar().bytes()).refused(404, "no such container");
  }

  /** Nothing is unpacked in a file. */
  @Test
  public void unpackingInAFile_refused() {
    String id = empty("/data");
    put(id, "/data", tar().file("f", 0_640, 7, "text").bytes()).expect(200);
    Said said = put(id, "/data/f", tar().file("g", 0_640, 7, "").bytes());
    assertTrue(said.status() >= 400, said.toString());
  }

  /** A HEAD request tells name, size and where a link goes, in a header. */
  @Test
  public void stat_tellsNameSizeAndLink() {
    String id = empty("/data");
    put(id, "/data", tar().file("f", 0_640, 7, "text").symbolicLink("l", "f").bytes()).expect(200);
    assertEquals("{\"name\":\"f\",\"size\":4", stat(id, "/data/f").substring(0, 20));
    assertTrue(stat(id, "/data/l").contains("\"linkTarget\":\"/data/f\""), stat(id, "/data/l"));
  }

  private String stat(String id, String path) {
    Said said = calls().head(path(id, path)).expect(200);
    String header = said.headers().getOrDefault("X-Docker-Container-Path-Stat", "");
    assertTrue(!header.isEmpty(), said + "\nhas no stat");
    assertEquals(0, said.body().length, "an answer to HEAD has no body");
    return new String(Base64.getDecoder().decode(header), StandardCharsets.UTF_8);
  }

  /** Nothing is unpacked in a volume that is mounted read-only. */
  @Test
  public void readOnlyMount_refusesFiles() {
    Map<String, Object> mount = mount(volume("v"), "/data");
    mount.put("ReadOnly", true);
    String id = container("c", mounts(mount));
    Said said = put(id, "/data", tar().file("f", 0_640, 7, "text").bytes());
    assertTrue(said.status() >= 400 && said.text("message").contains("read-only"), said.toString());
    calls().get(path(id, "/data/f")).expect(404);
  }

  /** An empty volume gets what the image has at its target, with owner and mode. */
  @Test
  @OnlyWith(EngineFeature.FILLS_VOLUMES_ON_CREATE)
  public void emptyVolume_getsWhatTheImageHas() {
    String id = empty("/seed");
    removeContainer(id, "").expect(204);
    String other = containerWith(name("v"), "/data");
    assertEquals(
        List.of("hello.txt 640 7:7 " + Tar.WRITTEN + " from the image"),
        get(other, "/data/hello.txt"));
    assertTrue(get(other, "/data").get(0).startsWith("data/ 750 7:7 "));
  }

  /** A volume that holds something is left as it is. */
  @Test
  @OnlyWith(EngineFeature.FILLS_VOLUMES_ON_CREATE)
  public void volumeThatIsNotEmpty_getsNothing() {
    String one = empty("/data");
    put(one, "/data", tar().file("f", 0_640, 7, "text").bytes()).expect(200);
    String other = containerWith(name("v"), "/seed");
    assertEquals(List.of("seed/", "seed/f"), names(other, "/seed"));
  }

  /** A volume that is mounted without copying stays empty. */
  @Test
  @OnlyWith(EngineFeature.FILLS_VOLUMES_ON_CREATE)
  public void noCopy_volumeStaysEmpty() {
    Map<String, Object> mount = mount(volume("v"), "/seed");
    mount.put("VolumeOptions", Map.of("NoCopy", true));
    assertEquals(List.of("seed/"), names(container("c", mounts(mount)), "/seed"));
  }

  /** A directory of a volume is mounted alone. */
  @Test
  @OnlyWith(EngineFeature.SUBPATH)
  public void subpath_onlyThatDirectoryIsMounted() {
    assertEquals(List.of("data/", "data/inner"), names(withSubpath(), "/data"));
  }

  /**
   * Asked for a directory, an engine that does not know of it mounts the whole volume, silently.
   */
  @Test
  @OnlyWithout(EngineFeature.SUBPATH)
  public void subpath_unknown_theWholeVolumeIsMounted() {
    assertEquals(
        List.of("data/", "data/outer", "data/sub/", "data/sub/inner"),
        names(withSubpath(), "/data"));
  }

  private String withSubpath() {
    String id = empty("/data");
    byte[] tree =
        tar()
            .directory("sub/", 0_755, 0)
            .file("sub/inner", 0_644, 0, "")
            .file("outer", 0_644, 0, "")
            .bytes();
    put(id, "/data", tree).expect(200);
    Map<String, Object> mount = mount(name("v"), "/data");
    mount.put("VolumeOptions", Map.of("Subpath", "sub", "NoCopy", true));
    return container("sub", mounts(mount));
  }
}
