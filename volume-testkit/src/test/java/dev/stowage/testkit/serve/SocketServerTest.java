package dev.stowage.testkit.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.route.BrokenConnection;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.route.Reply;
import dev.stowage.testkit.time.FakeClock;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 as it goes over the wire, on both kinds of sockets. */
@ParameterizedClass
@ValueSource(strings = {"unix", "tcp"})
@Timeout(20)
class SocketServerTest {

  private static final String GET = "GET /x HTTP/1.1\r\nHost: d\r\n\r\n";

  @Parameter private String scheme;

  @TempDir private Path folder;

  private final List<RuntimeException> shortcomings = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();

  private SocketServer serve(Function<Call, Reply> engine) {
    URI address =
        URI.create(
            scheme.equals("unix") ? "unix://" + folder.resolve("s.sock") : "tcp://127.0.0.1:0");
    SocketServer server =
        SocketServer.start(address, new Answers(engine, FakeClock.create(), shortcomings::add));
    open.add(server);
    return server;
  }

  private RawClient client(SocketServer server) throws IOException {
    RawClient client = new RawClient(server.uri());
    open.add(0, client);
    return client;
  }

  @AfterEach
  void leaveNoThread() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .noneMatch(name -> name.startsWith("fake-docker-"));
  }

  private static Reply hello(Call call) {
    return Reply.text(200, "text/plain", call.method() + " " + call.target());
  }

  @Test
  void keepsTheConnection_whateverLengthTheAnswerHas() throws IOException {
    SocketServer server =
        serve(
            call ->
                switch (call.target().path()) {
                  case "/none" -> Reply.empty(204);
                  case "/stream" -> stream("streamed");
                  default -> hello(call);
                });
    try (RawClient client = client(server)) {
      for (int round = 0; round < 3; round++) {
        String text = client.send(GET).readTo("GET /x");
        assertThat(text)
            .startsWith("HTTP/1.1 200 OK\r\n")
            .contains("\r\nContent-Length: 6\r\n", "\r\nContent-Type: text/plain\r\n")
            .contains("\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\n")
            .doesNotContain("Connection:");
        client.send("DELETE /none HTTP/1.1\r\nHost: d\r\n\r\n");
        assertThat(client.readTo("\r\n\r\n"))
            .startsWith("HTTP/1.1 204 No Content\r\n")
            .doesNotContain("Content-Length", "Transfer-Encoding");
        client.send("GET /stream HTTP/1.1\r\nHost: d\r\n\r\n");
        assertThat(client.readTo("\r\n0\r\n\r\n"))
            .contains("\r\nTransfer-Encoding: chunked\r\n")
            .doesNotContain("Content-Length")
            .endsWith("\r\n\r\n8\r\nstreamed\r\n0\r\n\r\n");
      }
    }
  }

  private static Reply stream(String text) {
    return Reply.text(200, "text/plain", text)
        .withBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void pipelinedRequests_areAnsweredInOrder() throws IOException {
    SocketServer server =
        serve(call -> call.target().path().equals("/a") ? stream("A") : hello(call));
    String many =
        "GET /a HTTP/1.1\r\nHost: d\r\n\r\n"
            + "POST /b HTTP/1.1\r\nHost: d\r\nContent-Length: 5\r\n\r\n12345"
            + "GET /a HTTP/1.1\r\nHost: d\r\n\r\n"
            + "GET /c HTTP/1.1\r\nHost: d\r\nConnection: close\r\n\r\n";
    try (RawClient client = client(server)) {
      String all = client.send(many).readAll();
      assertThat(all.replaceAll("(?s)HTTP.*?\r\n\r\n", "|"))
          .isEqualTo("|1\r\nA\r\n0\r\n\r\n|POST /b|1\r\nA\r\n0\r\n\r\n|GET /c");
      assertThat(all).contains("\r\nConnection: close\r\n");
    }
  }

  @Test
  void bodies_ofALengthAndInChunks_comeInWhole() throws IOException {
    SocketServer server =
        serve(call -> Reply.text(200, "t/p", new String(call.readBody(), StandardCharsets.UTF_8)));
    try (RawClient client = client(server)) {
      client.send("PUT /x HTTP/1.1\r\nHost: d\r\nContent-Length: 4\r\n\r\nab").send("cd");
      assertThat(client.readTo("abcd")).contains("Content-Length: 4\r\n");
      client.send("PUT /x HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.send("3\r\nabc\r\n").send("A;x=y\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n");
      assertThat(client.readTo("abc0123456789")).contains("Content-Length: 13\r\n");
    }
  }

  @Test
  void bodyThatNobodyReads_doesNotDisturbTheNext() throws IOException {
    SocketServer server = serve(SocketServerTest::hello);
    try (RawClient client = client(server)) {
      client.send("PUT /x HTTP/1.1\r\nHost: d\r\nContent-Length: 9\r\n\r\nGET /evil");
      assertThat(client.readTo("PUT /x")).doesNotContain("Connection: close");
      assertThat(client.send(GET).readTo("GET /x")).contains("200 OK");
      client.send("PUT /x HTTP/1.1\r\nHost: d\r\nContent-Length: 9000000\r\n\r\n");
      client.send("x".repeat(400_000));
      assertThat(client.readTo("PUT /x")).contains("\r\nConnection: close\r\n");
    }
  }

  @Test
  void head_hasTheLengthAndNoBody() throws IOException {
    SocketServer server = serve(SocketServerTest::hello);
    try (RawClient client = client(server)) {
      client.send("HEAD /x HTTP/1.1\r\nHost: d\r\n\r\n" + GET);
      assertThat(client.readTo("\r\n\r\n")).contains("Content-Length: 7\r\n");
      assertThat(client.readTo("GET /x")).startsWith("HTTP/1.1 200 OK");
    }
  }

  @Test
  void clientThatAsksFirst_isToldToGoOnOnlyIfItsBodyIsWanted() throws IOException {
    SocketServer server =
        serve(
            call ->
                call.target().path().equals("/no")
                    ? Reply.error(404, "no")
                    : Reply.text(200, "t/p", new String(call.readBody(), StandardCharsets.UTF_8)));
    String head = " HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n";
    try (RawClient client = client(server)) {
      client.send("PUT /x" + head);
      assertThat(client.readTo("\r\n\r\n")).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      assertThat(client.send("abc").readTo("abc")).startsWith("HTTP/1.1 200 OK");
      client.send("PUT /no" + head);
      assertThat(client.readAll()).startsWith("HTTP/1.1 404").contains("\r\nConnection: close\r\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GARBAGE|400
          GET  /x HTTP/1.1|400
          GET x HTTP/1.1~Host: d|400
          GET /x HTTP/1.1|400
          GET /x HTTP/1.1~Host: d~No Colon|400
          GET /x HTTP/1.1~Host: d~Bad Name: x|400
          GET /%zz HTTP/1.1~Host: d|400
          GET /x HTTP/2.0~Host: d|505
          PUT /x HTTP/1.1~Host: d~Content-Length: x|400
          PUT /x HTTP/1.1~Host: d~Content-Length: -1|400
          PUT /x HTTP/1.1~Host: d~Content-Length: 1~Content-Length: 2|400
          PUT /x HTTP/1.1~Host: d~Transfer-Encoding: gzip|501
          PUT /x HTTP/1.1~Host: d~Expect: miracles|417
          """)
  void whatIsNoRequest_isRefusedAndTheConnectionEnds(String lines, int status) throws IOException {
    SocketServer server = serve(SocketServerTest::hello);
    try (RawClient client = client(server)) {
      assertThat(client.send(lines.replace("~", "\r\n") + "\r\n\r\n").readAll())
          .startsWith("HTTP/1.1 " + status + " ")
          .contains("\r\nConnection: close\r\n");
    }
    assertThat(shortcomings).isEmpty();
  }

  @Test
  void headOfMoreThanAMebibyte_isRefused() throws IOException {
    SocketServer server = serve(SocketServerTest::hello);
    try (RawClient client = client(server)) {
      client.send("GET /x HTTP/1.1\r\nHost: d\r\nX: " + "x".repeat(900_000) + "\r\n\r\n");
      assertThat(client.readTo("GET /x")).contains("200 OK");
      client.send("GET /x HTTP/1.1\r\nHost: d\r\nX: " + "x".repeat(RequestHead.LONGEST));
      assertThat(client.readAll()).startsWith("HTTP/1.1 431 ");
    }
  }

  @Test
  void oldProtocol_getsNoChunks() throws IOException {
    SocketServer server = serve(call -> stream("all of it"));
    try (RawClient client = client(server)) {
      assertThat(client.send("GET /x HTTP/1.0\r\n\r\n").readAll())
          .startsWith("HTTP/1.0 200 OK")
          .doesNotContain("chunked")
          .endsWith("\r\n\r\nall of it");
    }
  }

  @Test
  void takingOverTheConnection_isRefusedPlainly() throws IOException {
    SocketServer server = serve(SocketServerTest::hello);
    try (RawClient client = client(server)) {
      client.send("POST /x HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n");
      assertThat(client.readTo("}"))
          .startsWith("HTTP/1.1 501 Not Implemented")
          .endsWith(
              "{\"message\":\"the fake engine does not take over connections: "
                  + "POST /x: Upgrade: tcp\"}");
      client.readTo("\n");
      client.send("GET /x HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
      assertThat(client.readTo("GET /x")).startsWith("HTTP/1.1 200 OK");
    }
    assertThat(shortcomings).hasSize(1);
  }

  @Test
  void whatIsNotInTheFake_isToldInHttpAndToTheListener() throws IOException {
    NotInFakeException missing = new NotInFakeException("no \"swarm\" here");
    IllegalStateException broken = new IllegalStateException("oh");
    SocketServer server =
        serve(
            call -> {
              throw call.target().path().equals("/swarm") ? missing : broken;
            });
    try (RawClient client = client(server)) {
      client.send("GET /swarm HTTP/1.1\r\nHost: d\r\n\r\n");
      assertThat(client.readTo("}\n"))
          .startsWith("HTTP/1.1 501 ")
          .endsWith("{\"message\":\"no \\\"swarm\\\" here\"}\n");
      assertThat(client.send(GET).readTo("}\n"))
          .startsWith("HTTP/1.1 500 ")
          .endsWith(
              "{\"message\":\"the fake engine failed: java.lang.IllegalStateException: oh\"}\n");
    }
    assertThat(shortcomings).containsExactly(missing, broken);
  }

  @Test
  void connectionThatIsToBreak_breaksWithoutAnAnswer() throws IOException {
    SocketServer server =
        serve(
            call -> {
              throw new BrokenConnection(new IOException("reset"));
            });
    try (RawClient client = client(server)) {
      assertThat(client.send(GET).readAll()).isEmpty();
    }
    assertThat(shortcomings).isEmpty();
  }

  @Test
  void valuesWithLineBreaks_sayNothingMore() throws IOException {
    SocketServer server = serve(call -> hello(call).with("X-Name", "a\r\nX-Evil: b"));
    try (RawClient client = client(server)) {
      assertThat(client.send(GET).readTo("GET /x")).contains("\r\nX-Name: a X-Evil: b\r\n");
    }
  }

  @Test
  void eachPieceOfAStream_isSentAtOnce() throws Exception {
    Trickle trickle = new Trickle();
    SocketServer server = serve(call -> Reply.stream(200, "t/p", trickle));
    try (RawClient client = client(server)) {
      client.send(GET);
      client.readTo("\r\n\r\n");
      trickle.say("one");
      assertThat(client.readTo("one\r\n")).isEqualTo("3\r\none\r\n");
      trickle.say("three");
      assertThat(client.readTo("three\r\n")).isEqualTo("5\r\nthree\r\n");
      trickle.say("");
      assertThat(client.readTo("\r\n\r\n")).isEqualTo("0\r\n\r\n");
    }
  }

  @Test
  void clientThatGoes_closesTheAnswerThatIsBeingMade() throws Exception {
    Trickle trickle = new Trickle();
    SocketServer server = serve(call -> Reply.stream(200, "t/p", trickle));
    try (RawClient client = client(server)) {
      client.send(GET);
      client.readTo("\r\n\r\n");
      assertThat(trickle.closed.getCount()).isEqualTo(1);
    }
    assertThat(trickle.closed.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void clientThatGoesWithoutReadingAll_isNotAnsweredTwice() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    SocketServer server =
        serve(
            call -> {
              calls.incrementAndGet();
              return stream("not read to its end");
            });
    for (int round = 1; round <= 20; round++) {
      try (RawClient client = client(server)) {
        client.send(GET).readTo("not read");
      }
    }
    server.close();
    assertThat(calls).hasValue(20);
  }

  @Test
  void closedServer_endsAnswersAndIsGone() throws Exception {
    Trickle trickle = new Trickle();
    SocketServer server = serve(call -> Reply.stream(200, "t/p", trickle));
    try (RawClient idle = client(server);
        RawClient client = client(server)) {
      client.send(GET);
      client.readTo("\r\n\r\n");
      server.close();
      assertThat(trickle.closed.getCount()).isZero();
      assertThat(client.readAll()).isEmpty();
      assertThat(idle.readAll()).isEmpty();
    }
    assertThatThrownBy(() -> new RawClient(server.uri())).isInstanceOf(IOException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void streamThatBreaks_isNotEndedAsIfItWereWhole() throws IOException {
    InputStream breaks =
        new FilterInputStream(new ByteArrayInputStream(new byte[] {'x'})) {
          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count < 0) {
              throw new IOException("broken");
            }
            return count;
          }
        };
    SocketServer server = serve(call -> Reply.stream(200, "t/p", breaks));
    try (RawClient client = client(server)) {
      assertThat(client.send(GET).readAll()).endsWith("\r\n\r\n1\r\nx\r\n");
    }
  }

  @Test
  void clientThatSendsNoMore_stillGetsItsAnswer() throws IOException {
    SocketServer server = serve(SocketServerTest::hello);
    try (RawClient client = client(server)) {
      assertThat(client.send(GET).sendNoMore().readAll()).endsWith("GET /x");
    }
  }

  /** A body that is said piece by piece; an empty piece ends it. */
  private static final class Trickle extends InputStream {

    private final BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    void say(String piece) {
      pieces.add(piece);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("only in pieces");
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        String piece = pieces.take();
        byte[] some = piece.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(some, 0, bytes, offset, some.length);
        return some.length == 0 ? -1 : some.length;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    @Override
    public void close() {
      closed.countDown();
      pieces.add("");
    }
  }
}
