package com.example.bank;

import dev.callwire.stub.EventBinding;
import dev.callwire.stub.EventDescriptor;
import dev.callwire.stub.EventSink;
import dev.callwire.stub.EventTable;
import dev.callwire.stub.JsonType;
import java.util.List;
import javax.annotation.processing.Generated;

/** The wire contract of {@link Bank.Happenings}: topics, parameters and keys, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.bank.Bank.Happenings"
)
public final class Bank_HappeningsBinding implements EventBinding<Bank.Happenings> {
  /** The binding, for where no class can be looked up by its name. */
  public static final Bank_HappeningsBinding INSTANCE = new Bank_HappeningsBinding();

  private static final long FINGERPRINT = 0x8920865d54291b32L;

  static final EventDescriptor OPENED = EventDescriptor.of("bank.opened")
      .uri("com.example.bank.opened")
      .contract(Bank.Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor MOVED = EventDescriptor.of("bank.moved")
      .uri("com.example.bank.moved")
      .key("account", JsonType.STRING)
      .param("amount", JsonType.LONG)
      .contract(Bank.Happenings.class, FINGERPRINT)
      .build();

  static final EventDescriptor AUDITED = EventDescriptor.of("com.bank.audited")
      .contract(Bank.Happenings.class, FINGERPRINT)
      .build();

  /** For the runtime, which finds this class by its name. */
  public Bank_HappeningsBinding() {
  }

  @Override
  public Class<Bank.Happenings> events() {
    return Bank.Happenings.class;
  }

  @Override
  public long fingerprint() {
    return FINGERPRINT;
  }

  @Override
  public List<EventDescriptor> descriptors() {
    return List.of(OPENED, MOVED, AUDITED);
  }

  @Override
  public Bank.Happenings publisher(EventSink sink) {
    return new Bank_HappeningsPublisher(sink);
  }

  @Override
  public void listen(Bank.Happenings listener, EventTable table) {
    table.event(OPENED, params -> listener.opened());
    table.event(MOVED, params -> listener.moved(params.getString(0), params.getLong(1)));
    table.event(AUDITED, params -> listener.audited());
  }
}
