package com.example.bank;

import dev.callwire.stream.EventSubscription;
import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventSource;
import java.util.Objects;
import java.util.concurrent.Flow;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/** Subscribes to {@link Bank.Happenings} of a peer. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.bank.Bank.Happenings"
)
public final class Bank_HappeningsSubscriber {
  private final EventSource source;

  /** A subscriber to the events of the source. */
  public Bank_HappeningsSubscriber(EventSource source) {
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Has a listener hear all events, and returns when the peer has confirmed. */
  public EventSubscription subscribe(Bank.Happenings listener) {
    return source.subscribe(table -> Bank_HappeningsBinding.INSTANCE.listen(listener, table), listener);
  }

  /** Each event of {@link Bank.Happenings#opened}. */
  public Flow.Publisher<Opened> opened() {
    return source.stream(
        Bank_HappeningsBinding.OPENED,
        params -> new Opened(),
        Arguments.NONE);
  }

  /** Each event of {@link Bank.Happenings#moved}, of any key. */
  public Flow.Publisher<Moved> moved() {
    return moved(null);
  }

  /** Each event of {@link Bank.Happenings#moved} with these keys; null stands for any. */
  public Flow.Publisher<Moved> moved(@Nullable String account) {
    return source.stream(
        Bank_HappeningsBinding.MOVED,
        params -> new Moved(params.getString(0), params.getLong(1)),
        out -> out.put(account));
  }

  /** Each event of {@link Bank.Happenings#audited}. */
  public Flow.Publisher<Audited> audited() {
    return source.stream(
        Bank_HappeningsBinding.AUDITED,
        params -> new Audited(),
        Arguments.NONE);
  }

  /** An event of {@link Bank.Happenings#opened}. */
  public record Opened() {
  }

  /** An event of {@link Bank.Happenings#moved}. */
  public record Moved(String account, long amount) {
  }

  /** An event of {@link Bank.Happenings#audited}. */
  public record Audited() {
  }
}
