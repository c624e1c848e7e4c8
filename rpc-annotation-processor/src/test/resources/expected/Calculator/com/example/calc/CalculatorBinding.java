package com.example.calc;

import dev.callwire.stub.Caller;
import dev.callwire.stub.Dispatcher;
import dev.callwire.stub.ErrorDescriptor;
import dev.callwire.stub.JsonType;
import dev.callwire.stub.MethodDescriptor;
import dev.callwire.stub.ServiceBinding;
import javax.annotation.processing.Generated;

/**
 * The wire contract of {@link Calculator}: names, parameters, results and errors, for both ends.
 */
@Generated(
    value = "dev.callwire.processor.RpcServiceProcessor",
    comments = "Generated from com.example.calc.Calculator"
)
public final class CalculatorBinding implements ServiceBinding<Calculator> {
  /** The binding, for where no class can be looked up by its name. */
  public static final CalculatorBinding INSTANCE = new CalculatorBinding();

  static final JsonType<Calculator.Quotient> QUOTIENT =
      JsonType.of(Calculator.Quotient.class, CalculatorCodecs.QUOTIENT);

  static final ErrorDescriptor<Calculator.DivisionByZero> DIVISION_BY_ZERO =
      ErrorDescriptor.of(1001, Calculator.DivisionByZero.class)
          .member("dividend", JsonType.LONG)
          .build(
              (message, data) -> new Calculator.DivisionByZero(data.getLong(0)),
              (error, out) -> out.put(error.dividend()));

  static final MethodDescriptor<Integer> ADD =
      MethodDescriptor.call("calculator.add", JsonType.INT)
          .param("a", JsonType.INT)
          .param("b", JsonType.INT)
          .nonBlocking()
          .build();

  static final MethodDescriptor<Calculator.Quotient> DIVIDE =
      MethodDescriptor.call("calculator.divide", QUOTIENT)
          .param("dividend", JsonType.LONG)
          .param("divisor", JsonType.LONG)
          .error(DIVISION_BY_ZERO)
          .build();

  static final MethodDescriptor<Void> RESET =
      MethodDescriptor.call("calculator.reset", JsonType.VOID).build();

  static final MethodDescriptor<Void> LOG = MethodDescriptor.notification("calculator.log")
      .param("line", JsonType.STRING)
      .build();

  /** For the runtime, which finds this class by its name. */
  public CalculatorBinding() {
  }

  @Override
  public Class<Calculator> service() {
    return Calculator.class;
  }

  @Override
  public String namespace() {
    return "calculator.";
  }

  @Override
  public long fingerprint() {
    return 0xf1d60d9d1d575e2dL;
  }

  @Override
  public Calculator client(Caller caller) {
    return new CalculatorClient(caller);
  }

  @Override
  public Dispatcher dispatcher(Calculator implementation) {
    return new CalculatorDispatcher(implementation);
  }
}
