package dev.callwire.it;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.callwire.contract.ContractServer;
import dev.callwire.json.JacksonBinder;
import org.junit.jupiter.api.BeforeAll;

/** The same parameters where generated codecs are not used, since the binder has a module of the application's own. */
class BadParamsOfTheLibraryTest extends BadParamsTest {
    @BeforeAll
    static void start() {
        var binder = JacksonBinder.with(mapper -> mapper.addModule(new SimpleModule("own")));
        fixture = new ContractFixture(ContractServer.builder().binder(binder));
    }
}
