package com.example.bank;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/** The wire contract of {@link Bank}: names, parameters, results and errors, for both ends. */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.bank.Bank"
)
public final class BankBinding implements ServiceBinding<Bank> {
  /** The binding, for where no class can be looked up by its name. */
  public static final BankBinding INSTANCE = new BankBinding();

  static final ErrorDescriptor<Bank.Overdrawn> OVERDRAWN =
      ErrorDescriptor.of(7, Bank.Overdrawn.class)
          .uri("com.example.bank.overdrawn")
          .member("missing", JsonType.LONG)
          .build(
              (message, data) -> new Bank.Overdrawn(data.getLong(0)),
              (error, out) -> out.put(error.missing()));

  static final ErrorDescriptor<Bank.Frozen> FROZEN = ErrorDescriptor.of(8, Bank.Frozen.class)
      .build((message, data) -> new Bank.Frozen(), (error, out) -> {});

  static final MethodDescriptor<Long> WITHDRAW =
      MethodDescriptor.call("bank.withdraw", JsonType.LONG)
          .uri("com.example.bank.withdraw")
          .param("account", JsonType.STRING)
          .param("amount", JsonType.LONG)
          .error(OVERDRAWN)
          .error(FROZEN)
          .build();

  static final MethodDescriptor<Long> TOTAL = MethodDescriptor.call("bank.total", JsonType.LONG)
      .uri("com.example.bank.total")
      .build();

  static final MethodDescriptor<Long> BALANCES =
      MethodDescriptor.stream("bank.balances", JsonType.LONG)
          .uri("com.example.bank.balances")
          .param("account", JsonType.STRING)
          .build();

  static final MethodDescriptor<Void> VISITED = MethodDescriptor.notification("bank.visited")
      .uri("com.example.bank.visited")
      .build();

  static final MethodDescriptor<String> AUDIT =
      MethodDescriptor.call("com.bank.audit", JsonType.STRING).build();

  /** For the runtime, which finds this class by its name. */
  public BankBinding() {
  }

  @Override
  public Class<Bank> service() {
    return Bank.class;
  }

  @Override
  public String namespace() {
    return "bank.";
  }

  @Override
  public long fingerprint() {
    return 0x0497c90448646667L;
  }

  @Override
  public Bank client(Caller caller) {
    return new BankClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Bank implementation) {
    return new BankDispatcher(implementation);
  }
}
