package dev.stowage.testkit.serve;

import dev.stowage.testkit.engine.NotInFakeException;
import dev.stowage.testkit.route.BrokenConnection;
import dev.stowage.testkit.route.Call;
import dev.stowage.testkit.route.Reply;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client: its requests are answered one after the other, in the order they came. */
final class Connection implements Runnable {

  private static final long MOST_HEARD_OUT = 64L * 1024 * 1024;

  private final SocketChannel channel;
  private final Answers answers;
  private final Incoming in;
  private final OutputStream out;
  private final ReplyWriter writer;
  private final Object guard = new Object();
  private @Nullable InputStream streaming;
  private boolean closed;

  Connection(SocketChannel channel, Answers answers) {
    this.channel = channel;
    this.answers = answers;
    this.in = new Incoming(channel);
    this.out = new BufferedOutputStream(new ChannelOutput(channel), 64 * 1024);
    this.writer = new ReplyWriter(out, answers.clock());
  }

  @Override
  public void run() {
    try {
      boolean more = true;
      while (more) {
        more = exchange();
      }
    } catch (IOException e) {
      // The client is gone, or was cut off: nobody is left to be told.
    } finally {
      close();
      in.stopWatching();
    }
  }

  /** Answers one request; tells whether another may follow. */
  private boolean exchange() throws IOException {
    RequestHead head;
    RequestBody body;
    Call call;
    try {
      Optional<RequestHead> next = RequestHead.read(in);
      if (next.isEmpty()) {
        return false;
      }
      head = next.get();
      body = RequestBody.of(head, in, out);
      call = call(head, body);
    } catch (HttpFailure failure) {
      writer.refuse(failure);
      hangUp();
      return false;
    }
    Reply reply = answer(head, call);
    try {
      boolean stays = body.finish() && head.staysOpen();
      if (reply.length().isEmpty() && body.isRead()) {
        closeIfTheClientGoes(reply.body());
      }
      writer.write(head, reply, stays);
      if (!body.isRead()) {
        hangUp();
      }
      return stays;
    } finally {
      forget();
      reply.body().close();
    }
  }

  private static Call call(RequestHead head, RequestBody body) throws HttpFailure {
    try {
      return new Call(head.method(), head.target(), head.headers(), body);
    } catch (IllegalArgumentException e) {
      throw HttpFailure.badRequest();
    }
  }

  /** Hears the client out before the end: a socket with unread bytes takes back what was said. */
  private void hangUp() throws IOException {
    channel.shutdownOutput();
    in.skip(MOST_HEARD_OUT);
  }

  private Reply answer(RequestHead head, Call call) throws IOException {
    String upgrade = head.headers().getOrDefault("Upgrade", "");
    // Without tcp the engine goes on in HTTP, and so do those who offer h2c, like Java's own
    // client.
    if (upgrade.equalsIgnoreCase("tcp") || upgrade.equalsIgnoreCase("websocket")) {
      String what = head.method() + " " + head.target() + ": Upgrade: " + upgrade;
      return answers.notInFake(
          new NotInFakeException("the fake engine does not take over connections: " + what));
    }
    try {
      return answers.to(call);
    } catch (NotInFakeException e) {
      return answers.notInFake(e);
    } catch (BrokenConnection e) {
      throw new IOException(e);
    } catch (RuntimeException e) {
      return answers.broken(e);
    }
  }

  private void closeIfTheClientGoes(InputStream body) throws IOException {
    synchronized (guard) {
      if (closed) {
        throw new IOException("closed");
      }
      streaming = body;
    }
    in.watch(Thread.currentThread().getName() + "-watch", this::close);
  }

  private void forget() {
    synchronized (guard) {
      streaming = null;
    }
  }

  /** Ends the connection from any thread, and with it the answer that is being made. */
  void close() {
    InputStream body;
    synchronized (guard) {
      closed = true;
      body = streaming;
      streaming = null;
    }
    // First the channel: an answer that is cut off must not end as if it were whole.
    close(channel);
    if (body != null) {
      close(body);
    }
  }

  private static void close(Closeable part) {
    try {
      part.close();
    } catch (IOException e) {
      // It is as closed as it can be.
    }
  }

  /** The JDK's own stream over a channel does not write while another thread reads. */
  private static final class ChannelOutput extends OutputStream {

    private final SocketChannel channel;

    private ChannelOutput(SocketChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int one) throws IOException {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, length);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    }
  }
}
