package dev.stowage.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.stowage.engines.EachEngine;
import dev.stowage.engines.TestEngine;
import dev.stowage.testkit.engine.Dialect;
import dev.stowage.testkit.engine.EngineProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/**
 * One session of the real docker command, played on the served fake and on the real engine that it
 * imitates: both print the same and end the same.
 */
@EachEngine
class DockerCommandIT {

  @TempDir private Path folder;

  private final String mine = "stowage-cli-" + UUID.randomUUID().toString().substring(0, 8);

  @Parameter TestEngine engine;

  /** Returns which engine is imitated; one that nobody imitates is left out. */
  static EngineProfile profile(TestEngine engine) {
    Optional<EngineProfile> found =
        EngineProfile.all().stream()
            .filter(profile -> profile.dialect() == Dialect.DOCKER)
            .filter(profile -> profile.api().newest().equals(engine.api()))
            .findFirst();
    assumeThat(found).as("profile of " + engine).isPresent();
    return found.orElseThrow();
  }

  private Path program = Path.of("docker");

  @BeforeEach
  void findDocker() {
    Optional<Path> found = DockerCommand.find();
    if (found.isEmpty()) {
      String message = "THE DOCKER COMMAND IS MISSING: its session with the fake was not played";
      assertThat(System.getenv().getOrDefault("STOWAGE_ENGINES_REQUIRED", ""))
          .as(message)
          .isEmpty();
      abort(message);
    }
    program = found.orElseThrow();
  }

  @Test
  void session_onTheFake_isThatOnTheEngine() throws IOException {
    List<String> expected = playAndTidyUp(URI.create(engine.host()));
    assertThat(expected).hasSizeGreaterThan(40);
    try (FakeProcess fake = start(profile(engine))) {
      assertThat(differences(expected, play(fake.uri()))).isEmpty();
    }
    assertThat(folder.resolve("errors")).content().isEmpty();
    assertThat(folder.resolve("docker.sock")).doesNotExist();
  }

  @Test
  void swarmSession_onTheFake_isThatOnTheEngine() throws IOException {
    List<String> expected = playSwarm(URI.create(engine.host()), engine.speaks(42));
    assertThat(expected).hasSizeGreaterThan(30);
    try (FakeProcess fake = start(profile(engine))) {
      assertThat(differences(expected, playSwarm(fake.uri(), engine.speaks(42)))).isEmpty();
    }
    assertThat(folder.resolve("errors")).content().isEmpty();
  }

  private List<String> playSwarm(URI host, boolean hasVolumes) throws IOException {
    DockerCommand docker = docker(host);
    CommandSession session = new CommandSession(docker);
    String address = engine.swarmAddress();
    String at = "--advertise-addr " + address + " --listen-addr " + address;
    try {
      plugins(session);
      session
          .docker("swarm leave")
          .docker("service ls")
          .docker("swarm init " + at)
          .docker("swarm init " + at)
          .docker("info --format {{.Swarm.LocalNodeState}}~{{.Swarm.Nodes}}~{{.Swarm.Managers}}")
          .docker("node ls --format {{.Self}}~{{.Status}}~{{.Availability}}~{{.ManagerStatus}}");
      secrets(session);
      services(session);
      if (hasVolumes) {
        clusterVolumes(session);
      }
    } finally {
      session.docker("swarm leave").docker("swarm leave --force");
      docker.run(List.of("plugin", "rm", "-f", mine));
    }
    return session.transcript();
  }

  private void plugins(CommandSession session) {
    session
        .docker("plugin create " + mine + " plugin")
        .docker("plugin create " + mine + " plugin")
        .docker("plugin ls --filter enabled=false --format {{.Name}}~{{.Description}}~{{.Enabled}}")
        .docker("plugin ls -q --filter enabled=true")
        .docker("plugin ls --filter nonsense=1")
        .docker("plugin inspect --format {{json~.Settings}} " + mine)
        .docker("plugin inspect --format {{json~.Config.Env}}{{json~.Config.Linux}} " + mine)
        .docker("plugin inspect " + mine + "-none")
        .docker("plugin set " + mine + " LEVEL=high")
        .docker("plugin set " + mine + " FIXED=2")
        .docker("plugin set " + mine + " NOPE=2")
        .docker("plugin inspect --format {{json~.Settings.Env}} " + mine)
        .docker("plugin disable " + mine)
        .docker("plugin enable " + mine + "-none")
        .docker("plugin rm " + mine)
        .docker("plugin rm " + mine);
  }

  private void secrets(CommandSession session) {
    session
        .docker("secret create --label app=shop " + mine + " file.txt")
        .docker("secret create " + mine + " file.txt")
        .docker("secret create a~b file.txt")
        .docker("secret ls --format {{.Name}}~{{.Labels}}")
        .docker("secret ls -q --filter label=app=bank")
        .docker("secret inspect --format {{json~.Spec}} " + mine)
        .docker("secret rm " + mine)
        .docker("secret rm " + mine);
  }

  private void services(CommandSession session) {
    String create = "service create --no-resolve-image --detach --replicas 0 --name " + mine;
    session
        .docker(
            create
                + " --label app=shop --env A=1 --mount type=volume,src=v,dst=/data,volume-nocopy"
                + " --mount type=bind,src=/tmp,dst=/host,ro,bind-propagation=rslave"
                + " --mount type=tmpfs,dst=/run,tmpfs-size=1m none:1 /program")
        .docker(create + " none:1")
        .docker(create + "2 --mount type=tmpfs,dst=/a --mount type=tmpfs,dst=/a none:1")
        .docker("service ls --format {{.Name}}~{{.Mode}}~{{.Replicas}}~{{.Image}}")
        .docker("service ls -q --filter label=app=bank")
        .docker("service inspect --format {{json~.Spec}} " + mine)
        .docker("service inspect --pretty " + mine)
        .docker("service inspect " + mine + "-none")
        .docker("service ps " + mine)
        .docker("service update --no-resolve-image --detach --mount-rm /host " + mine)
        .docker("service inspect --format {{json~.Spec.TaskTemplate.ContainerSpec.Mounts}} " + mine)
        .docker("service rm " + mine)
        .docker("service rm " + mine);
  }

  private void clusterVolumes(CommandSession session) {
    String inspect = "volume inspect --format {{.Driver}}~{{json~.ClusterVolume.Spec}} " + mine;
    session
        .docker("volume create -d csi --type mount --scope multi --sharing all " + mine)
        .docker("volume create -d csi --type mount --scope multi --sharing all " + mine)
        .docker("volume create -d csi --type block --required-bytes 1m --group fast " + mine + "2")
        .docker(inspect)
        .docker(inspect + "2")
        .docker("volume update --availability drain " + mine)
        .docker("volume update --availability drain " + mine + "-none")
        .docker(inspect)
        .docker("volume rm " + mine + "-none")
        .docker("volume rm -f " + mine)
        .docker("volume rm -f " + mine + "2")
        .docker(inspect);
  }

  @Test
  void whatIsNotInTheFake_isToldToTheCommandAndOnTheErrorStream() throws IOException {
    try (FakeProcess fake = start(EngineProfile.DOCKER_28_5)) {
      DockerCommand.Result result = docker(fake.uri()).run(List.of("network", "ls"));
      assertThat(result.status()).isEqualTo(1);
      assertThat(result.err()).contains("GET /networks, which is not in the fake Docker 28.5.2");
      assertThat(folder.resolve("errors"))
          .content()
          .contains("GET /networks, which is not in the fake Docker 28.5.2");
      assertThat(fake.end()).isEqualTo(143);
    }
    assertThat(folder.resolve("docker.sock")).doesNotExist();
  }

  private static List<String> differences(List<String> engine, List<String> fake) {
    assertThat(fake).hasSameSizeAs(engine);
    return IntStream.range(0, engine.size())
        .filter(i -> !engine.get(i).equals(fake.get(i)))
        .mapToObj(i -> "\n== engine:\n" + engine.get(i) + "\n== fake:\n" + fake.get(i) + "\n")
        .toList();
  }

  private FakeProcess start(EngineProfile profile) throws IOException {
    URI address = URI.create("unix://" + folder.resolve("docker.sock"));
    return FakeProcess.start(address, profile, folder.resolve("errors"));
  }

  private DockerCommand docker(URI host) throws IOException {
    Path work = folder.resolve("work");
    if (Files.exists(work)) {
      try (Stream<Path> left = Files.walk(work)) {
        left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
    Files.createDirectories(work);
    Files.createDirectories(work.resolve("tree/inner"));
    Files.writeString(work.resolve("tree/inner/deep.txt"), "deep\n");
    Files.writeString(work.resolve("file.txt"), "hello\n");
    Files.createDirectories(work.resolve("plugin/rootfs"));
    Files.writeString(work.resolve("plugin/rootfs/of"), mine);
    Files.writeString(
        work.resolve("plugin/config.json"),
        "{\"description\":\"words\",\"entrypoint\":[\"/x\"],\"env\":["
            + "{\"name\":\"LEVEL\",\"settable\":[\"value\"],\"value\":\"low\"},"
            + "{\"name\":\"FIXED\",\"value\":\"1\"}],"
            + "\"linux\":{\"capabilities\":[\"CAP_SYS_ADMIN\"]}}");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(Files.newOutputStream(work.resolve("image.tar")))) {
      TarArchiveEntry entry = new TarArchiveEntry("seed/seeded.txt");
      entry.setSize(7);
      tar.putArchiveEntry(entry);
      tar.write("seeded\n".getBytes(StandardCharsets.UTF_8));
      tar.closeArchiveEntry();
    }
    return new DockerCommand(program, host, work);
  }

  private List<String> play(URI host) throws IOException {
    DockerCommand docker = docker(host);
    CommandSession session = new CommandSession(docker);
    Instant begin = Instant.now();
    try (EventListener events = docker.listen(begin, "volume=" + mine)) {
      volumes(session);
      images(session);
      containers(session);
      Instant start = Instant.now();
      String last = mine + "-last";
      session.docker("volume create " + last).docker("volume rm " + last);
      session.events(start, "--filter type=volume --filter volume=" + mine);
      session.events(
          start,
          "--filter event=destroy --filter volume="
              + mine
              + " --format {{.Type}}~{{.Action}}~{{.Actor.ID}}~{{.Actor.Attributes.driver}}");
      session.heard(events.upTo("volume destroy " + last));
    }
    return session.transcript();
  }

  private List<String> playAndTidyUp(URI host) throws IOException {
    try {
      return play(host);
    } finally {
      docker(host).removeAll(mine, mine);
    }
  }

  private void volumes(CommandSession session) {
    String a = mine + "-a";
    String b = mine + "-b";
    String filter = " --filter label=" + mine;
    session
        .docker("version --format {{.Server.APIVersion}}~{{.Server.Os}}")
        .docker("info --format {{.OSType}}~{{.Swarm.LocalNodeState}}~{{.DefaultRuntime}}")
        .docker("volume create --label " + mine + " " + a)
        .docker("volume create --label other " + a)
        .docker(
            "volume create --label "
                + mine
                + " --label app=shop -o type=tmpfs -o device=tmpfs -o o=size=1m "
                + b)
        .docker("volume create --label " + mine)
        .docker("volume create x")
        .docker("volume create ../" + mine)
        .docker("volume create -o nonsense=1 " + mine + "-c")
        .docker("volume create -o type=tmpfs " + mine + "-c")
        .docker("volume create")
        .docker("volume ls" + filter)
        .docker("volume ls -q" + filter + " --filter label=app")
        .docker("volume ls -q" + filter + " --filter label=app=shop --filter driver=local")
        .docker("volume ls -q" + filter + " --filter label=app=blog")
        .docker("volume ls -q --filter name=" + mine)
        .docker("volume ls -q --filter name=^" + a + "$")
        .docker("volume ls -q" + filter + " --filter driver=nosuch")
        .docker("volume ls -q" + filter + " --filter dangling=true")
        .docker("volume ls -q" + filter + " --filter dangling=false")
        .docker("volume ls" + filter + " --filter dangling=maybe")
        .docker("volume ls --filter nonsense=1")
        .docker("volume ls --filter name=" + a + " --format json")
        .docker(
            "volume ls --filter name="
                + a
                + " --format {{.Name}}|{{.Driver}}|{{.Scope}}|{{.Mountpoint}}|{{.Labels}}|{{.Links}}")
        .docker("volume inspect " + a)
        .docker("volume inspect " + b)
        .docker("volume inspect --format {{json~.Options}}~{{.Labels.app}} " + b + " " + a)
        .docker("volume inspect " + a + " " + mine + "-none")
        .docker("inspect --type volume " + a)
        .docker("inspect --type volume " + mine + "-none")
        .dockerMine(mine, "system df -v")
        .docker("system df --format {{.Type}}")
        .docker("volume rm " + mine + "-none")
        .docker("volume rm -f " + mine + "-none")
        .docker("volume rm " + mine + "-none " + a + " " + b)
        .docker("volume ls" + filter)
        .docker("volume create --label " + mine + " --label keep=1 " + a)
        .docker("volume create --label " + mine + " " + b)
        .dockerInAnyOrder("volume prune -f" + filter)
        .docker("volume ls" + filter)
        .dockerInAnyOrder("volume prune -f --all" + filter + " --filter label!=keep")
        .docker("volume ls" + filter)
        .docker("volume prune -f --filter nonsense=1")
        .docker("volume rm -f " + a + " " + b)
        .docker("plugin ls");
  }

  private void images(CommandSession session) {
    session
        .docker("import image.tar " + mine + ":1")
        .docker("image ls " + mine)
        .docker("image ls -q " + mine)
        .docker("image ls --format {{.Repository}}:{{.Tag}}~{{.Size}} " + mine)
        .docker(
            "image inspect --format {{.RepoTags}}~{{.Os}}/{{.Architecture}}~{{.Size}} "
                + mine
                + ":1")
        .docker("image tag " + mine + ":1 " + mine + ":2")
        .docker("image ls --format {{.Repository}}:{{.Tag}} " + mine)
        .docker("image rm " + mine + ":2")
        .docker("image rm " + mine + ":2")
        .docker("image inspect " + mine + ":2")
        .docker("image tag " + mine + ":2 " + mine + ":3")
        .docker("image prune -f --filter label=" + mine);
  }

  private void containers(CommandSession session) {
    String a = mine + "-ca";
    String b = mine + "-cb";
    String one = mine + "-one";
    String two = mine + "-two";
    String create = "create --network none --label " + mine + " --name ";
    String image = " " + mine + ":1 /program";
    String mounts =
        "--format {{range~.Mounts}}{{.Type}}~{{.Name}}~{{.Destination}}~{{.Mode}}~{{.RW}}~{{.Driver}}{{println}}{{end}} ";
    session
        .docker("volume create --label " + mine + " " + a)
        .docker(
            create
                + one
                + " -v "
                + a
                + ":/data -v /fresh --mount type=volume,src="
                + b
                + ",dst=/b,ro,volume-label="
                + mine
                + " --tmpfs /run:size=1m -v "
                + mine
                + "-seed:/seed"
                + image)
        .docker(create + two + " --volumes-from " + one + ":ro" + image)
        .docker(create + one + image)
        .docker(
            create
                + mine
                + "-x -v "
                + a
                + ":/data --mount type=volume,src="
                + b
                + ",dst=/data"
                + image)
        .docker(create + mine + "-x --mount type=bind,src=/" + mine + "-none,dst=/x" + image)
        .docker(create + mine + "-x --mount type=volume,src=" + a + image)
        .docker(create + mine + "-x -v " + a + ":relative" + image)
        .docker(create + mine + "-x -v relative/path:/x" + image)
        .docker(create + mine + "-x --volumes-from " + mine + "-none" + image)
        .docker(create + mine + "-x --pull never " + mine + ":none /program")
        .dockerInAnyOrder("inspect " + mounts + one)
        .dockerInAnyOrder("inspect " + mounts + two)
        .dockerInAnyOrder("inspect --format {{range~.HostConfig.Binds}}{{println~.}}{{end}} " + one)
        .docker("inspect --format {{json~.HostConfig.Mounts}}~{{json~.HostConfig.Tmpfs}} " + one)
        .docker(
            "inspect --format {{json~.HostConfig.VolumesFrom}}~{{.State.Status}}~{{.Name}} " + two)
        .docker("inspect --type container " + mine + "-none")
        .docker("ps --filter label=" + mine)
        .docker("ps -a --no-trunc --filter label=" + mine)
        .docker("ps -a --filter volume=" + a + " --format {{.Names}}~{{.State}}~{{.Image}}")
        .docker("ps -a --filter volume=/b --format {{.Names}}")
        .docker("ps -a --filter volume=" + mine + "-none")
        .docker("ps -a --filter name=" + two + " --filter status=created --format {{.Names}}")
        .docker("cp file.txt " + one + ":/data/")
        .docker("cp tree " + one + ":/data/copied")
        .docker("cp file.txt " + one + ":/b/")
        .docker("cp file.txt " + one + ":/none/file.txt")
        .docker("cp missing.txt " + one + ":/data/")
        .docker("cp file.txt " + mine + "-none:/data/")
        .docker("cp " + one + ":/none -")
        .docker("cp " + two + ":/data/file.txt back.txt")
        .file("back.txt")
        .docker("cp " + one + ":/data/copied back")
        .file("back/inner/deep.txt")
        .docker("cp " + one + ":/seed/seeded.txt seeded.txt")
        .file("seeded.txt")
        .docker("logs " + one)
        .docker("volume rm " + a)
        .docker("volume ls -q --filter label=" + mine + " --filter dangling=false")
        .docker("volume prune -f --filter label=" + mine)
        .dockerMine(mine, "system df -v")
        .docker("image rm " + mine + ":1")
        .docker("rename " + two + " " + mine + "-three")
        .docker("rm " + mine + "-three " + mine + "-none")
        .docker("rm -v " + one)
        .docker("volume ls -q --filter name=" + mine)
        .docker("ps -aq --filter label=" + mine)
        .docker(create + one + image)
        .dockerInAnyOrder("container prune -f --filter label=" + mine)
        .docker("volume rm " + a + " " + b + " " + mine + "-seed")
        .docker("image rm " + mine + ":1")
        .docker("image ls " + mine);
  }
}
