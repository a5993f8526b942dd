package dev.stowage.engines;

import static dev.stowage.engines.TestTar.at;
import static dev.stowage.engines.TestTar.owned;
import static dev.stowage.engines.TestTar.tar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.apache.commons.compress.compressors.zstandard.ZstdCompressorOutputStream;

/**
 * What is asked of archive calls: paths in all spellings, tars of all kinds, broken ones, mounts.
 * Each question is put to all engines that are compared.
 */
final class ArchiveCases implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** At least so many questions are put. */
  static final int FEWEST = 330;

  private final Comparison same;
  private final String run;
  private final String container;
  private final String image;

  /**
   * Puts the image on all engines.
   *
   * @param run what no other test has in its names
   */
  ArchiveCases(Comparison same, String run) {
    this.same = same;
    this.run = run;
    this.container = run + "-box";
    this.image = run + "-files:1";
    same.engines()
        .forEach(one -> one.tar("POST", "/images/create?fromSrc=-&repo=" + image, files()));
  }

  private static TestTar someFiles() {
    return tar()
        .directory("x/", 0_755)
        .file("x/keep", "k")
        .directory("x/sub/", 0_755)
        .file("x/sub/in", "i");
  }

  private static byte[] files() {
    return someFiles()
        .file("file", "f")
        .symlink("lnk", "x")
        .symlink("flnk", "file")
        .symlink("up", "../../../x/keep")
        .symlink("dang", "zz/y")
        .symlink("loop", "loop")
        .directory("vol/", owned(7, 8, 0_750))
        .file("vol/seed", "s", owned(3, 0, 0_600))
        .directory("tree/", 0_1777)
        .directory("tree/b", 0_755)
        .file("tree/b.txt", "after b/", owned(999, 998, 0_4755))
        .file("tree/b/in", "in")
        .file("tree/é ü€.txt", "not ASCII", at("2019-01-01T00:00:00.25Z"))
        .file("tree/" + "n".repeat(150), "long")
        .file("tree/big", "", owned(3_000_000, 3_000_001, 0_644))
        .file("tree/one", "linked")
        .hardLink("tree/two", "tree/one")
        .symlink("tree/abs", "/x")
        .symlink("tree/" + "l".repeat(120), "m".repeat(130))
        .fifo("tree/fifo")
        .device(TarConstants.LF_CHR, "tree/null", 1, 3)
        .device(TarConstants.LF_BLK, "tree/loop", 7, 300)
        .bytes();
  }

  @Override
  public void close() {
    same.engines().forEach(this::removeContainer);
    same.engines().forEach(one -> one.call("DELETE", "/images/" + image + "?force=1"));
  }

  private void removeContainer(RawEngine one) {
    one.call("DELETE", "/containers/" + container + "?force=1&v=1");
  }

  /** Takes out of an answer what differs from run to run and from host to host. */
  private String plain(RawEngine.Said said) {
    return said.text()
        .replaceAll("/[^ \"]*/overlay2/[0-9a-f]{64}/merged", "<layer>")
        .replace(container, "<box>");
  }

  private static Map<String, Object> hostConfig(List<String> binds) {
    return Map.of("NetworkMode", "none", "Binds", binds);
  }

  private void fresh(RawEngine one) {
    fresh(one, hostConfig(List.of()));
  }

  private void fresh(RawEngine one, Map<String, Object> host) {
    removeContainer(one);
    RawEngine.Said said =
        one.json(
            "POST",
            "/containers/create?name=" + container,
            Map.of("Image", image, "Cmd", List.of("x"), "HostConfig", host));
    if (said.status() != 201) {
      throw new AssertionError(one + ": " + said.text());
    }
  }

  private String archive(String path) {
    return "/containers/" + container + "/archive?path=" + RawEngine.escaped(path);
  }

  private List<String> read(RawEngine one, String path) {
    RawEngine.Said said = one.call("GET", archive(path));
    return said.status() == 200 ? TarText.of(said.body()) : List.of(plain(said));
  }

  private String put(RawEngine one, String path, byte[] body) {
    RawEngine.Said said = one.tar("PUT", archive(path), body);
    return said.status() + " " + plain(said);
  }

  /** Puts {@code /x} back as it is in the image. */
  private void restore(RawEngine one) {
    if (one.call("GET", "/containers/" + container + "/json").status() == 404) {
      fresh(one);
    }
    one.tar("PUT", archive("/"), tar().file("x", "").bytes());
    RawEngine.Said said = one.tar("PUT", archive("/"), someFiles().bytes());
    if (said.status() != 200) {
      throw new AssertionError(one + ": " + said.text());
    }
  }

  /** Compares what becomes of an upload into the same files. */
  private void upload(String what, String path, byte[] body) {
    upload(what, path, "", body);
  }

  private void upload(String what, String path, String flags, byte[] body) {
    same.compare(
        what,
        one -> {
          restore(one);
          RawEngine.Said said = one.tar("PUT", archive(path) + flags, body);
          return List.of(said.status(), plain(said), read(one, "/x"));
        });
  }

  private static JsonNode stat(String header) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(Base64.getDecoder().decode(header));
      json.put("mtime", TarText.time(Instant.parse(json.get("mtime").textValue())));
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void all() throws IOException {
    paths();
    bytes();
    uploads();
    escapes();
    refusals();
    bodies();
    compressions();
    mounts();
  }

  private void paths() {
    same.engines().forEach(this::fresh);
    for (String path :
        List.of(
            "/",
            ".",
            "",
            "x",
            "/x/",
            "/x/.",
            "/x/./",
            "x/..",
            "/x/keep",
            "/x/keep/",
            "/x/keep/.",
            "/lnk",
            "/lnk/",
            "/lnk/.",
            "/lnk/keep",
            "/nosuch",
            "/nosuch/y",
            "/x/keep/y",
            "/up",
            "/up/",
            "/dang",
            "/dang/",
            "/dang/.",
            "/loop",
            "/loop/",
            "/loop/x",
            "/tree/abs/keep",
            "/../../x",
            "/tree/fifo",
            "/tree/null",
            "/tree/loop",
            "//x//",
            "/x/./keep",
            "/x/keep/..",
            "/x/../tree",
            "/tree/b.txt",
            "/tree/é ü€.txt",
            "/tree")) {
      for (String method : List.of("HEAD", "GET")) {
        same.compare(
            method + " " + path,
            one -> {
              RawEngine.Said said = one.call(method, archive(path));
              if (said.status() != 200) {
                // The answer to HEAD has no text.
                return List.of(said.status(), method.equals("HEAD") ? "" : plain(said));
              }
              return List.of(stat(said.stat()), said.type(), TarText.of(said.body()));
            });
      }
    }
  }

  private void bytes() {
    same.engines().forEach(this::fresh);
    same.compare(
        "length and end",
        one -> {
          byte[] tar = one.call("GET", archive("/x")).body();
          return List.of(
              tar.length, Arrays.equals(new byte[1024], Arrays.copyOfRange(tar, 3072, 4096)));
        });
  }

  private void uploads() {
    upload("merge", "/x", tar().directory("sub/", owned(8, 0, 0_700)).file("sub/m", "m").bytes());
    upload("parents", "/x", tar().file("p/q/r", "r", owned(3, 0, 0_600)).bytes());
    upload("parent after", "/x", tar().file("p/q", "q").directory("p", owned(4, 0, 0_700)).bytes());
    upload("file over file", "/x", tar().file("keep", "new", owned(0, 0, 0_600)).bytes());
    upload("directory over file", "/x", tar().directory("keep/", 0_710).bytes());
    upload("file over directory", "/x", tar().file("sub", "f").bytes());
    upload("link over directory", "/x", tar().symlink("sub", "keep").bytes());
    upload("fifo over directory", "/x", tar().fifo("sub").bytes());
    upload("directory over link", "/x", tar().symlink("s", "sub").directory("s/", 0_700).bytes());
    upload("file over link", "/x", tar().symlink("s", "keep").file("s", "new").bytes());
    upload("twice", "/x", tar().file("d", "1").file("d", "22", owned(0, 0, 0_600)).bytes());
    upload("hard link", "/x", tar().hardLink("h", "keep").bytes());
    upload(
        "hard link to what is in the root directory too",
        "/x",
        tar().file("file", "mine").hardLink("h", "file").bytes());
    upload("hard link to link", "/x", tar().symlink("s", "keep").hardLink("h", "s").bytes());
    upload("hard link to fifo", "/x", tar().fifo("s").hardLink("h", "s").bytes());
    upload("hard link through link", "/x", tar().symlink("s", "sub").hardLink("h", "s/in").bytes());
    upload("absolute hard link", "/x", tar().hardLink("h", "/keep").bytes());
    upload("odd modes", "/x", tar().file("m", "", owned(0, 0, 0_6755)).bytes());
    upload("sticky", "/x", tar().directory("d/", 0_3777).bytes());
    upload("symlink's owner", "/x", tar().symlink("s", "/file").bytes());
    upload(
        "devices",
        "/x",
        tar()
            .device(TarConstants.LF_CHR, "c", 1, 3)
            .device(TarConstants.LF_BLK, "b", 7, 300)
            .bytes());
    upload("fraction", "/x", tar().file("f", "", at("2019-01-01T00:00:00.25Z")).bytes());
    upload("before 1970", "/x", tar().file("f", "", at("1969-12-31T23:59:55Z")).bytes());
    upload("far future", "/x", tar().file("f", "", at("+36812-02-20T00:36:16Z")).bytes());
    upload("large ids", "/x", tar().file("f", "", owned(1L << 31, 4294967294L, 0_644)).bytes());
    upload("GNU names", "/x", tar().gnu().file("n".repeat(150), "").bytes());
    upload("GNU link", "/x", tar().gnu().symlink("s", "t".repeat(150)).bytes());
    upload("long names", "/x", tar().file("d".repeat(90) + "/" + "n".repeat(90), "").bytes());
    upload("line break", "/x", tar().file("a\nb", "").bytes());
    upload("old header", "/x", tar().entry((byte) 0, "old", "o", entry -> {}).bytes());
    upload("old directory", "/x", tar().entry((byte) 0, "old/", "", entry -> {}).bytes());
    upload("contiguous", "/x", tar().entry((byte) '7', "c", "", entry -> {}).bytes());
    upload("unknown kind", "/x", tar().entry((byte) 'Z', "c", "", entry -> {}).bytes());
    upload("through link", "/lnk", tar().file("q", "q").bytes());
    upload("whole tree over", "/", tar().file("x", "1").bytes());
  }

  private void escapes() {
    for (String name :
        List.of(
            "../esc",
            "a/../../esc",
            "../x/inx",
            "/abs/f",
            "/",
            ".",
            "./",
            "/.",
            "./q",
            "a/./b//c",
            "a/../b",
            "..a",
            "a/..",
            "/../b",
            "//b",
            "/a/../../b",
            "...",
            "b/.",
            "x/../../x/y")) {
      upload("file " + name, "/x", tar().file("ok", "").file(name, "").file("after", "").bytes());
      upload("directory " + name, "/x", tar().directory(name, 0_711).bytes());
    }
    upload("up from the root", "/", tar().file("../x/f2", "f").bytes());
    for (String target :
        List.of(
            "/sub",
            "/x/sub",
            "../x/sub",
            "/keep",
            "/",
            "/../file",
            "/nope",
            "nope",
            "./sub",
            "sub/../sub",
            "/file",
            "../file",
            "../../file",
            "/nope/deep",
            "nope/deep",
            "s",
            "..")) {
      upload("link to " + target, "/x", tar().symlink("s", target).bytes());
      upload("file through " + target, "/x", tar().symlink("s", target).file("s/q", "q").bytes());
      upload(
          "directory through " + target,
          "/x",
          tar().symlink("s", target).directory("s/d/", 0_700).bytes());
      upload(
          "deep through " + target, "/x", tar().symlink("s", target).file("s/a/b/c", "c").bytes());
    }
    for (String target :
        List.of(
            "../file",
            "/x/keep",
            "../x/keep",
            "",
            ".",
            "/",
            "nope",
            "/nope",
            "sub",
            "..",
            "h",
            "../xx")) {
      upload("hard link to " + target, "/x", tar().hardLink("h", target).bytes());
    }
    upload("hard link to itself", "/x", tar().hardLink("keep", "keep").bytes());
  }

  private void refusals() {
    String longName = "n".repeat(256);
    upload("file in a file", "/x", tar().file("keep/q", "").bytes());
    upload("file deep in a file", "/x", tar().file("keep/a/b", "").bytes());
    upload("directory in a file", "/x", tar().directory("keep/a/", 0_755).bytes());
    upload("link in a file", "/x", tar().symlink("keep/a", "x").bytes());
    upload("fifo in a file", "/x", tar().fifo("keep/a").bytes());
    upload("hard link in a file", "/x", tar().hardLink("keep/a", "keep").bytes());
    upload("long file", "/x", tar().file(longName, "").bytes());
    upload("long directory", "/x", tar().directory(longName, 0_755).bytes());
    upload("long link", "/x", tar().symlink(longName, "x").bytes());
    upload("long hard link", "/x", tar().hardLink(longName, "keep").bytes());
    upload("long fifo", "/x", tar().fifo(longName).bytes());
    upload("long parent", "/x", tar().file(longName + "/x", "").bytes());
    upload("empty link", "/x", tar().symlink("s", "").bytes());
    String flag = "&noOverwriteDirNonDir=1";
    upload("kept directory", "/x", flag, tar().file("sub", "").bytes());
    upload("kept file", "/x", flag, tar().directory("keep/", 0_700).bytes());
    upload("kept nested", "/x", flag, tar().directory("sub/in", 0_700).bytes());
    upload("kept for a link", "/x", flag, tar().symlink("sub", "keep").bytes());
    upload("kept root", "/x", flag, tar().directory(".", 0_700).bytes());
    upload("kept in root", "/", flag, tar().file("x", "").bytes());
    for (String path :
        List.of(
            "",
            "/nosuch",
            "/nosuch/y",
            "/file",
            "/file/",
            "/flnk",
            "/lnk/",
            "/dang",
            "/x/.",
            "x",
            "/x/..",
            "/x/../x",
            "/file/y",
            ".",
            "/x/keep/../sub",
            "/loop")) {
      upload("into '" + path + "'", path, tar().file("q", "q").bytes());
    }
    same.compare(
        "no container", one -> one.tar("PUT", "/containers/no/archive?path=/", files()).text());
    same.compare("none to read", one -> one.call("GET", "/containers/no/archive?path=/").text());
  }

  private void bodies() {
    byte[] one = tar().file("a.txt", "A").bytes();
    byte[] big = tar().file("big", "z".repeat(5000)).bytes();
    upload("empty", "/x", new byte[0]);
    upload("zeros", "/x", new byte[1024]);
    upload("one block of zeros", "/x", new byte[512]);
    upload("three bytes", "/x", new byte[3]);
    upload("garbage", "/x", garbage(200));
    upload("short garbage", "/x", garbage(1));
    for (int length : new int[] {300, 512, 513, 700, 1024, 1536}) {
      upload("cut at " + length, "/x", Arrays.copyOf(one, length));
    }
    upload("big cut at 2000", "/x", Arrays.copyOf(big, 2000));
    byte[] zeroThenEntry = new byte[512 + one.length];
    System.arraycopy(one, 0, zeroThenEntry, 512, one.length);
    upload("a block of zeros in front", "/x", zeroThenEntry);
    byte[] wrongSum = one.clone();
    wrongSum[0] = 'b';
    upload("wrong sum", "/x", wrongSum);
    byte[] junk = Arrays.copyOf(one, one.length + 5000);
    Arrays.fill(junk, one.length, junk.length, (byte) 'j');
    upload("junk behind the end", "/x", junk);
    typed("no type", Map.of(), one);
    for (String type :
        List.of(
            "application/octet-stream",
            "application/json",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/x-www-form-urlencoded; charset=x",
            "foo/;;;=")) {
      typed(type, Map.of("Content-Type", type), one);
    }
    String form = "application/x-www-form-urlencoded";
    typed("bad form", Map.of("Content-Type", form), new byte[] {'%', 'z', 'z', 'a'});
    typed("form with semicolon", Map.of("Content-Type", form), new byte[] {'a', ';', 'b'});
  }

  private static byte[] garbage(int times) {
    return "garbage!".repeat(times).getBytes(StandardCharsets.US_ASCII);
  }

  private void typed(String what, Map<String, String> headers, byte[] body) {
    same.compare(
        what,
        one -> {
          restore(one);
          RawEngine.Said said =
              one.call("PUT", archive("/x"), headers, new ByteArrayInputStream(body));
          return List.of(said.status(), said.text(), read(one, "/x"));
        });
  }

  private void compressions() throws IOException {
    byte[] one = tar().file("a.txt", "A").bytes();
    byte[] big = tar().file("noise", noise(200_000)).bytes();
    for (Packer packer : Packer.values()) {
      upload(packer + "", "/x", packer.pack(one));
      upload(packer + " big", "/x", packer.pack(big));
      upload(packer + " of garbage", "/x", packer.pack(garbage(200)));
      byte[] packed = packer.pack(big);
      upload(packer + " cut early", "/x", Arrays.copyOf(packed, 12));
    }
  }

  private static String noise(int length) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      text.append(Integer.toString(random.nextInt(), 36));
    }
    return text.toString();
  }

  private enum Packer {
    GZIP,
    BZIP2,
    XZ,
    ZSTANDARD;

    private byte[] pack(byte[] plain) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (OutputStream out =
          switch (this) {
            case GZIP -> new GZIPOutputStream(bytes);
            case BZIP2 -> new BZip2CompressorOutputStream(bytes);
            case XZ -> new XZCompressorOutputStream(bytes);
            case ZSTANDARD -> new ZstdCompressorOutputStream(bytes);
          }) {
        out.write(plain);
      }
      return bytes.toByteArray();
    }
  }

  private void mounts() {
    String volume = run + "-vol";
    String other = run + "-other";
    Map<String, Object> host =
        Map.of(
            "NetworkMode", "none",
            "Binds", List.of(volume + ":/vol", other + ":/ro:ro", other + ":/deep/er"),
            "Tmpfs", Map.of("/x", "", "/newtmp", ""),
            "Mounts", List.of(Map.of("Type", "tmpfs", "Target", "/mt")));
    same.engines()
        .forEach(
            one -> {
              one.json("POST", "/volumes/create", Map.of("Name", volume));
              one.json("POST", "/volumes/create", Map.of("Name", other));
              fresh(one, host);
            });
    step("seeded", "/vol", one -> "");
    into("tmpfs over a directory", "/x", tar().file("a", "1").bytes(), "/x");
    into("tmpfs elsewhere", "/newtmp", tar().file("a", "1").bytes(), "/newtmp");
    into("tmpfs mount", "/mt", tar().file("a", "1").bytes(), "/mt");
    into("above a mount", "/deep", tar().file("a", "1").bytes(), "/deep");
    into("read-only", "/ro", tar().file("a", "1").bytes(), "/ro");
    into("into a volume", "/deep/er", tar().file("a", "1").bytes(), "/ro");
    into("read-only from above", "/", tar().file("ro/z", "z").bytes(), "/ro");
    into("read-only root from above", "/", tar().directory("ro/", 0_700).bytes(), "/ro");
    into("read-only overwritten", "/", tar().file("ro", "z").bytes(), "/ro");
    into("root's attributes", "/", tar().directory("vol/", owned(99, 98, 0_1711)).bytes(), "/vol");
    into("dot", "/vol", tar().directory("./", owned(1, 1, 0_700)).bytes(), "/vol");
    into("deep tree", "/vol", tar().file("a/b/c", "c").bytes(), "/vol");
    into("over the mount", "/", tar().file("vol", "z").bytes(), "/vol");
    into("over what holds a mount", "/", tar().file("deep", "z").bytes(), "/deep");
    into("across", "/", tar().hardLink("vol/h", "file").bytes(), "/vol");
    into("root", "/", tar().file("vol/last", "l").bytes(), "/");
    same.engines()
        .forEach(
            one ->
                fresh(
                    one,
                    Map.of(
                        "NetworkMode",
                        "none",
                        "ReadonlyRootfs",
                        true,
                        "Binds",
                        List.of(volume + ":/vol", other + ":/ro:ro"))));
    into("read-only root", "/", tar().file("q", "q").bytes(), "/x");
    into("volume in a read-only root", "/vol", tar().file("q", "q").bytes(), "/vol");
    into("past a read-only root", "/", tar().file("vol/q2", "q").bytes(), "/vol");
    same.engines()
        .forEach(one -> fresh(one, hostConfig(List.of(volume + ":/v:ro", other + ":/v/in"))));
    into("mount point that cannot be made", "/v", tar().file("q", "q").bytes(), "/");
    same.engines()
        .forEach(
            one -> {
              removeContainer(one);
              one.call("DELETE", "/volumes/" + volume);
              one.call("DELETE", "/volumes/" + other);
            });
  }

  private void step(String what, String path, Function<RawEngine, String> step) {
    same.compare(what, one -> List.of(step.apply(one), read(one, path)));
  }

  private void into(String what, String path, byte[] body, String seen) {
    step(what, seen, one -> put(one, path, body));
  }
}
