package dev.stowage.differential;

import dev.stowage.volume.ApiVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What the engine in memory is known to do otherwise than a real one. */
final class KnownDeviations {

  private static final LocalDate FOUND = LocalDate.of(2026, 11, 23);
  private static final String LOOP = "too many levels of symbolic links";

  private static final KnownDeviation PRUNED_SIZE =
      deviation(
          "What prune of containers says it reclaimed: layers are not counted apart from images",
          KnownDeviations::onAnyEngine,
          difference ->
              difference.operation() instanceof ContainerOperation.Prune
                  && withoutSize(difference.fake()).equals(withoutSize(difference.real())),
          create("\"Labels\":{\"" + Universe.OWN_LABEL + "\":\"§\"},", ""),
          put("/", "f"),
          new ContainerOperation.Prune("{" + Universe.OWN_FILTER + "]}"));

  private static final KnownDeviation LINK_TO_ITSELF =
      deviation(
          "28.5 says of a link that leads to itself by way of an absolute one where in its own walk"
              + " it gave up; here it is the path that was asked for",
          version -> version.compareTo(new ApiVersion(1, 48)) >= 0,
          difference ->
              difference.fake().body().contains(LOOP) && difference.real().body().contains(LOOP),
          create("", ""),
          new ArchiveOperation.Put(
              "§k1",
              "/",
              "",
              new Upload(
                  List.of(
                      new Upload.Item('l', "data", 0_777, "/data/a"),
                      new Upload.Item('l', "sub", 0_777, "/data/a"),
                      new Upload.Item('l', "sub/f", 0_777, "nowhere")),
                  Upload.Flaw.NONE)));

  /** What random sequences come across; the others are left out of their world. */
  static final List<KnownDeviation> MET_BY_CHANCE = List.of(PRUNED_SIZE, LINK_TO_ITSELF);

  static final List<KnownDeviation> ALL =
      List.of(
          deviation(
              "A volume that has to be mounted (NFS, a bind, a tmpfs) is a plain directory: nothing"
                  + " is mounted, so nothing fails and nothing is lost",
              KnownDeviations::onAnyEngine,
              real("failed to mount local volume"),
              new VolumeOperation.Create(
                  "",
                  "§m",
                  "",
                  Optional.of(Map.of("type", "none", "device", "/nowhere/at/all", "o", "bind")),
                  Optional.empty()),
              create("", ",\"Binds\":[\"§m:/seed\"]")),
          deviation(
              "An anonymous volume of the image's or the request's Volumes may sit at the root or at"
                  + " no path at all, and hide everything; here it hides nothing",
              KnownDeviations::onAnyEngine,
              real("Could not find the file /data"),
              create("\"Volumes\":{\"/\":{}},", ",\"Binds\":[\"§b:/data\"]"),
              new ArchiveOperation.Get("§k1", "/data")),
          PRUNED_SIZE,
          LINK_TO_ITSELF,
          deviation(
              "A mount whose target is a symbolic link in the image: engines compare paths as text"
                  + " when they look for read-only mounts, so that a write gets further there",
              KnownDeviations::onAnyEngine,
              real("read-only file system"),
              create("", ",\"Binds\":[\"§b:/link:ro\"]"),
              put("/link", "f")),
          deviation(
              "A volume whose target is a file of the image: mounted by no engine, unless it is to be"
                  + " filled this fails only when it is used",
              KnownDeviations::onAnyEngine,
              real("not a directory").or(real("file exists")),
              create("", ",\"Binds\":[\"§b:/seed/hello.txt:nocopy\"]"),
              new ArchiveOperation.Get("§k1", "/seed/hello.txt")),
          deviation(
              "Of two fields of wrong types in one body, engines name the one that stands first;"
                  + " here it is the one that is read first",
              KnownDeviations::onAnyEngine,
              real("of type string"),
              new RawOperation(
                  "POST", "/volumes/create", "application/json", "{\"Driver\":true,\"Name\":5}")),
          deviation(
              "A JSON body of no length that was announced as a stream; docker-java sends none, and"
                  + " a transport does not tell it from no body",
              version -> version.compareTo(new ApiVersion(1, 42)) >= 0,
              real("got EOF while reading request body"),
              new RawOperation(
                  "POST", "/volumes/create", "application/json", RawOperation.EMPTY_STREAM)),
          deviation(
              "28.5 writes its own label of anonymous volumes into the request that asked for one,"
                  + " where an inspection shows it",
              version -> version.compareTo(new ApiVersion(1, 48)) >= 0,
              difference -> difference.real().body().contains("com.docker.volume.anonymous"),
              create(
                  "",
                  ",\"Mounts\":[{\"Type\":\"volume\",\"Target\":\"/data\","
                      + "\"VolumeOptions\":{\"Labels\":{\"a\":\"b\"}}}]")));

  private KnownDeviations() {}

  private static KnownDeviation deviation(
      String what,
      Predicate<ApiVersion> concerns,
      Predicate<Difference> sign,
      Operation... witness) {
    return new KnownDeviation(what, FOUND, concerns, sign, List.of(witness));
  }

  private static Predicate<Difference> real(String words) {
    return difference -> difference.real().body().contains(words);
  }

  private static String withoutSize(Answer answer) {
    return answer.body().replaceAll("\"SpaceReclaimed\" : \\d+", "");
  }

  private static Operation create(String config, String host) {
    return new ContainerOperation.Create(
        "",
        "§k1",
        "{\"Image\":\"¶\",\"Cmd\":[\"sleep\",\"1\"],"
            + config
            + "\"HostConfig\":{\"NetworkMode\":\"none\""
            + host
            + "}}");
  }

  private static Operation put(String path, String name) {
    return new ArchiveOperation.Put(
        "§k1",
        path,
        "",
        new Upload(List.of(new Upload.Item('f', name, 0644, "text")), Upload.Flaw.NONE));
  }

  private static boolean onAnyEngine(ApiVersion version) {
    return true;
  }
}
