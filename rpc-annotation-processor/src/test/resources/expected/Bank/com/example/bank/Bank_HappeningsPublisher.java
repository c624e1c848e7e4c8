package com.example.bank;

import dev.callwire.stub.Arguments;
import dev.callwire.stub.EventSink;
import java.util.Objects;
import javax.annotation.processing.Generated;

/** Publishes {@link Bank.Happenings}. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.bank.Bank.Happenings"
)
public final class Bank_HappeningsPublisher implements Bank.Happenings {
  private final EventSink sink;

  /** A publisher whose events go into the sink. */
  public Bank_HappeningsPublisher(EventSink sink) {
    this.sink = Objects.requireNonNull(sink, "sink");
  }

  @Override
  public void opened() {
    sink.publish(Bank_HappeningsBinding.OPENED, Arguments.NONE);
  }

  @Override
  public void moved(String account, long amount) {
    sink.publish(Bank_HappeningsBinding.MOVED, out -> out.put(account).put(amount));
  }

  @Override
  public void audited() {
    sink.publish(Bank_HappeningsBinding.AUDITED, Arguments.NONE);
  }
}
