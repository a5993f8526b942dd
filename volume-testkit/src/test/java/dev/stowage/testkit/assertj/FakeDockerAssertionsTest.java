package dev.stowage.testkit.assertj;

import static dev.stowage.testkit.assertj.FakeDockerAssertions.assertThat;
import static dev.stowage.testkit.recording.CallPattern.anyCall;
import static dev.stowage.testkit.recording.CallPattern.call;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.Calls;
import dev.stowage.testkit.FakeDocker;
import dev.stowage.testkit.Leftover;
import dev.stowage.testkit.recording.CallPattern;
import dev.stowage.testkit.state.EngineSnapshot;
import dev.stowage.testkit.tree.FileTree;
import dev.stowage.volume.file.FileKind;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each assertion holds where it should, and else says what is wrong and what there is. */
class FakeDockerAssertionsTest {

  private static FakeDocker shop() {
    FakeDocker docker = FakeDocker.create();
    Calls.say(
        docker,
        "POST /volumes/create",
        "{\"Name\":\"orders-db\",\"Labels\":{\"app\":\"shop\"},\"DriverOpts\":"
            + "{\"type\":\"tmpfs\",\"device\":\"tmpfs\"}}");
    Calls.say(
        docker,
        "POST /containers/create?name=postgres",
        "{\"Image\":\"\",\"Cmd\":[\"x\"],\"Labels\":{\"tier\":\"db\"},"
            + "\"HostConfig\":{\"Binds\":[\"orders-db:/data\"]}}");
    Calls.upload(
        docker,
        "PUT /containers/postgres/archive?path=/data",
        Calls.tar("conf/app", "debug=true".getBytes(StandardCharsets.UTF_8)));
    return docker;
  }

  @Test
  void whatIsThere_holds() {
    FakeDocker docker = shop();
    assertThat(docker)
        .hasVolume("orders-db")
        .withLabel("app", "shop")
        .withoutLabel("tier")
        .withOption("type", "tmpfs")
        .withDriver("local")
        .usedBy("postgres")
        .withoutFile("conf/other")
        .withFile("conf/app")
        .containing("debug")
        .withContent("debug=true")
        .withContent("debug=true".getBytes(StandardCharsets.UTF_8))
        .ownedBy(999, 998)
        .withMode("0640")
        .withMode("640")
        .ofKind(FileKind.FILE)
        .and()
        .withFile("conf")
        .ofKind(FileKind.DIRECTORY);
    assertThat(docker)
        .hasNoVolume("orders")
        .hasNoContainer("mysql")
        .hasContainer("postgres")
        .inState("created")
        .withLabel("tier", "db")
        .mounting("orders-db")
        .mounting("orders-db", "/data");
    assertThat(docker)
        .hasVolume("orders-db")
        .withFiles(docker.snapshot().volume("orders-db").orElseThrow().files());
    EngineSnapshot before = docker.snapshot();
    assertThat(docker).hasNothingChangedSince(before).hasNothingLeft(Leftover.OPEN_ANSWERS);

    Calls.createVolume(docker, "free");
    Calls.createContainer(docker, "reader", "orders-db:/data:ro");
    Calls.say(docker, "POST /containers/reader/start");
    Calls.say(docker, "POST /containers/reader/kill");
    assertThat(docker).hasVolume("free").unused().empty();
    assertThat(docker)
        .hasContainer("reader")
        .mountingReadOnly("orders-db", "/data")
        .exitedWith(137);
  }

  static Stream<Arguments> failing() {
    return Stream.of(
        wrong("expected a volume x", docker -> assertThat(docker).hasVolume("x")),
        wrong("expected no volume orders-db", it -> assertThat(it).hasNoVolume("orders-db")),
        wrong("expected a container x", docker -> assertThat(docker).hasContainer("x")),
        wrong("expected no container postgres", it -> assertThat(it).hasNoContainer("postgres")),
        wrong("VOLUMES", docker -> assertThat(docker).hasNothingLeft(Leftover.VOLUMES)),
        wrong("CONTAINERS", docker -> assertThat(docker).hasNothingLeft()),
        wrong(
            "volume orders-db: created",
            it -> assertThat(it).hasNothingChangedSince(FakeDocker.create().snapshot())),
        wrong("app=store, but it has {app=shop}", it -> orders(it).withLabel("app", "store")),
        wrong("expected no label app", docker -> orders(docker).withoutLabel("app")),
        wrong("expected option type=nfs", docker -> orders(docker).withOption("type", "nfs")),
        wrong("expected driver x, but it has local", docker -> orders(docker).withDriver("x")),
        wrong("but only [postgres]", docker -> orders(docker).usedBy("mysql")),
        wrong("but [postgres]", docker -> orders(docker).unused()),
        wrong("to be empty, but has\n  conf\n  conf/app", docker -> orders(docker).empty()),
        wrong("expected a file x, but has\n  conf\n", docker -> orders(docker).withFile("x")),
        wrong("but has\nDIRECTORY", docker -> orders(docker).withFiles(FileTree.empty())),
        wrong("expected no file /conf", docker -> orders(docker).withoutFile("/conf")),
        wrong("somewhere\nx\nbut is\ndebug=true", docker -> file(docker).containing("x")),
        wrong("expected\nx\nbut is\ndebug=true", docker -> file(docker).withContent("x")),
        wrong("of 1 bytes, but is of 10", docker -> file(docker).withContent(new byte[1])),
        wrong("owner 999:999, but is 999:998", docker -> file(docker).ownedBy(999, 999)),
        wrong("owner 0:998, but is 999:998", docker -> file(docker).ownedBy(0, 998)),
        wrong("mode 0644, but is 0640", docker -> file(docker).withMode("0644")),
        wrong("a SYMLINK, but is a FILE", it -> file(it).ofKind(FileKind.SYMLINK)),
        wrong("to be running, but is created", docker -> postgres(docker).inState("running")),
        wrong("to be exited, but is created", docker -> postgres(docker).exitedWith(0)),
        wrong("tier=x, but it has {tier=db}", docker -> postgres(docker).withLabel("tier", "x")),
        wrong("to mount x somewhere", docker -> postgres(docker).mounting("x")),
        wrong(
            "but mounts\n  volume orders-db at /data",
            docker -> postgres(docker).mounting("orders-db", "/elsewhere")),
        wrong(
            "orders-db at /data read-only",
            docker -> postgres(docker).mountingReadOnly("orders-db", "/data")));
  }

  private static Arguments wrong(String text, Consumer<FakeDocker> assertion) {
    return Arguments.of(text, assertion);
  }

  private static VolumeAssert orders(FakeDocker docker) {
    return assertThat(docker).hasVolume("orders-db");
  }

  private static FileAssert file(FakeDocker docker) {
    return orders(docker).withFile("conf/app");
  }

  private static ContainerAssert postgres(FakeDocker docker) {
    return assertThat(docker).hasContainer("postgres");
  }

  @ParameterizedTest
  @MethodSource("failing")
  void whatIsNot_failsAndShowsStateAndCalls(String text, Consumer<FakeDocker> assertion) {
    assertThatThrownBy(() -> assertion.accept(shop()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(text)
        .hasMessageContaining("volume orders-db\n")
        .hasMessageContaining("POST /volumes/create: 201");
  }

  @Test
  void description_isShown() {
    assertThatThrownBy(() -> assertThat(shop()).as("after 100% checkout").hasVolume("x"))
        .hasMessageStartingWith("[after 100% checkout] expected a volume x");
    assertThatThrownBy(
            () ->
                assertThat(shop()).as("100%").hasVolume("orders-db").withFile("conf").withMode("0"))
        .hasMessageStartingWith("[100%] file /conf");
  }

  @Test
  void journal_holds() {
    FakeDocker docker = shop();
    Calls.say(docker, "GET /volumes");

    assertThat(docker.journal())
        .contains(call("POST", "/volumes/create").body("/Labels/app", "shop"))
        .containsTimes(1, call("GET", "/volumes"))
        .doesNotContain(call("DELETE", "/volumes/{name}"))
        .containsInOrder(call("POST", "/volumes/create"), call("GET", "/volumes"))
        .hasOnlyChanges(
            call("POST", "/volumes/create"),
            call("POST", "/containers/create"),
            call("PUT", "/containers/{id}/archive"));
    docker.journal().clear();
    Calls.say(docker, "GET /volumes");
    assertThat(docker.journal()).hasNoChanges();
  }

  @Test
  void journal_failsAndShowsCalls() {
    FakeDocker docker = shop();
    CallPattern created = call("POST", "/volumes/create");

    assertFails(
        "expected a call GET /x, but there is none",
        () -> assertThat(docker.journal()).contains(call("GET", "/x")));
    assertFails(
        "expected 2 calls POST /volumes/create, but there are 1",
        () -> assertThat(docker.journal()).containsTimes(2, created));
    assertFails(
        "expected 0 calls any call, but there are 3",
        () -> assertThat(docker.journal()).doesNotContain(anyCall()));
    assertFails(
        "expected, after 1 others in order, a call POST /volumes/create",
        () ->
            assertThat(docker.journal())
                .containsInOrder(call("POST", "/containers/create"), created));
    assertFails(
        "expected no other change, but:\n  POST /containers/create?name=postgres\n  PUT /containers",
        () -> assertThat(docker.journal()).hasOnlyChanges(created));
    assertFails(
        "expected a call DELETE /volumes/x, but there is none",
        () -> assertThat(docker.journal()).hasOnlyChanges(anyCall(), call("DELETE", "/volumes/x")));
    assertFails("expected no other change", () -> assertThat(docker.journal()).hasNoChanges());
  }

  private static void assertFails(String text, ThrowingCallable assertion) {
    assertThatThrownBy(assertion)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(text)
        .hasMessageContaining("calls:\n  POST /volumes/create: 201");
  }

  @Test
  void assertions_areNoCalls_andAreNotMetByFaults() {
    FakeDocker docker = shop();
    int calls = docker.journal().calls().size();
    docker.close();

    assertThatCode(() -> assertThat(docker).hasVolume("orders-db")).doesNotThrowAnyException();
    org.assertj.core.api.Assertions.assertThat(docker.journal().calls()).hasSize(calls);
  }
}
