package dev.stowage.docker;

import com.github.dockerjava.transport.DockerHttpClient;

/** A transport that its borrower cannot close. */
final class BorrowedTransport implements DockerHttpClient {

  private final DockerHttpClient lender;

  BorrowedTransport(DockerHttpClient lender) {
    this.lender = lender;
  }

  @Override
  public Response execute(Request request) {
    return lender.execute(request);
  }

  /** Has no effect: the lender closes. */
  @Override
  public void close() {}
}
