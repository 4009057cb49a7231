package descent.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import descent.url.ExperimentsJson;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The tests of the page's pure modules, {@code src/test/js/*.test.js}, by Node's own runner. */
class UnitScriptTest {
  private static final Path TESTS = Path.of("src", "test", "js");

  @TestFactory
  List<DynamicTest> everyTestOfThePage() throws Exception {
    ExperimentsJson.write(Path.of("target", "page-tests", "experiments.json"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
                "--test",
                "--test-reporter=junit"));
    List<String> files;
    try (Stream<Path> all = Files.walk(TESTS)) {
      files = all.map(Path::toString).filter(name -> name.endsWith(".test.js")).sorted().toList();
    }
    command.addAll(files);
    PageTools.Answer answer = PageTools.node(command);
    List<DynamicTest> tests = new ArrayList<>();
    NodeList cases = parse(answer.out()).getElementsByTagName("testcase");
    for (int i = 0; i < cases.getLength(); i++) {
      tests.add(test((Element) cases.item(i)));
    }
    assertThat(tests.size()).as(answer.err()).isGreaterThanOrEqualTo(files.size());
    return tests;
  }

  private static DynamicTest test(Element one) {
    NodeList failures = one.getElementsByTagName("failure");
    return dynamicTest(
        one.getAttribute("name"),
        () -> {
          assertThat(one.getElementsByTagName("skipped").getLength()).as("skipped").isZero();
          if (failures.getLength() > 0) {
            fail(failures.item(0).getTextContent());
          }
        });
  }

  private static Document parse(String xml)
      throws ParserConfigurationException, IOException, SAXException {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }
}
