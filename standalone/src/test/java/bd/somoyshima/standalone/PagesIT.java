package bd.somoyshima.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import bd.somoyshima.servers.Ports;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The pages for people, in a real browser: Debian's packages chromium and chromium-driver. Where
 * these are not installed the tests are not run, except in continuous integration, where they must
 * be.
 */
class PagesIT {

    private static final Path BROWSER = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static Standalone system;
    private static ChromeDriver browser;
    private static String gateway;
    private static String projection;

    @BeforeAll
    static void start() throws IOException {
        if (!Files.isExecutable(BROWSER) || !Files.isExecutable(DRIVER)) {
            assertThat(System.getenv("CI"))
                    .as(
                            "continuous integration installs Debian's packages chromium and chromium-driver")
                    .isNull();
            Assumptions.abort("needs " + BROWSER + " and " + DRIVER);
        }
        gateway = "http://localhost:" + Ports.free();
        projection = "http://localhost:" + Ports.free();
        system =
                Standalone.start(
                        List.of(
                                "--data="
                                        + Files.createTempDirectory(
                                                Files.createDirectories(
                                                        Path.of("target", "servers")),
                                                "pages"),
                                "--gateway-port=" + URI.create(gateway).getPort(),
                                "--projection-port=" + URI.create(projection).getPort(),
                                "--postgres-port=" + Ports.free(),
                                "--kafka-port=" + Ports.free(),
                                "--dashboards=http://grafana.example"),
                        new Progress(new PrintStream(System.out), false));
        var options = new ChromeOptions();
        options.setBinary(BROWSER.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--window-size=1100,1000");
        browser =
                new ChromeDriver(
                        new ChromeDriverService.Builder()
                                .usingDriverExecutable(DRIVER.toFile())
                                .build(),
                        options);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (system != null) {
            system.close();
        }
    }

    @Test
    void aStrangerSeesWhatIsRunningAndHowToSignIn() {
        browser.manage().deleteAllCookies();
        browser.get(gateway + "/");

        assertThat(browser.getCurrentUrl()).isEqualTo(projection + "/");
        assertThat(browser.findElement(By.tagName("html")).getAttribute("lang")).isEqualTo("bn");
        assertThat(browser.findElement(By.className("hint")).getText()).contains("প্রবেশ");
        // each part has a second to answer, and what it said is remembered for three
        var limit = Instant.now().plusSeconds(30);
        while (browser.findElements(By.cssSelector("td.up")).size() < 5
                && Instant.now().isBefore(limit)) {
            browser.navigate().refresh();
        }
        assertThat(browser.findElements(By.cssSelector("td.up"))).hasSize(5);
        assertThat(browser.findElements(By.className("figures"))).isEmpty();
        assertThat(
                        browser.findElements(
                                By.cssSelector(
                                        "a[href='http://grafana.example/d/somoyshima-district-overview-bn']")))
                .hasSize(1);
        assertNoBarriers();
    }

    @Test
    void whoeverHasSignedInSeesFiguresAndGoesOnToStatementsInEitherLanguage() throws Exception {
        signIn("/?lang=en");

        var figures = browser.findElement(By.className("figures")).getText();
        assertThat(figures).contains("Requests closed in time", "Open requests", "Silent offices");
        // early in a month nothing may have been closed yet
        assertThat(figures).containsPattern("\\d+\\.\\d %|none closed");
        assertNoBarriers();
        browser.findElement(By.cssSelector("header nav a")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("সময়সীমা");
        assertThat(browser.findElement(By.className("figures")).getText())
                .containsPattern("[০-৯]+\\.[০-৯] %|নিষ্পন্ন নেই");

        browser.findElement(By.cssSelector("section[aria-labelledby=statements] a")).click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).contains("বিবরণী");
        assertNoBarriers();
    }

    /** Tab, type, Enter: no mouse. */
    @Test
    void everythingIsReachedWithTheKeyboardAlone() throws Exception {
        signIn("/?lang=en");
        int clickable =
                browser.findElements(By.cssSelector("a, input:not([type=hidden]), button")).size();

        var reached = new ArrayList<WebElement>();
        for (int i = 0; i < clickable; i++) {
            browser.switchTo().activeElement().sendKeys(Keys.TAB);
            var element = browser.switchTo().activeElement();
            reached.add(element);
            if ("office".equals(element.getAttribute("name"))) {
                element.sendKeys("ict-manikganj-sadar");
            }
            if ("caseNo".equals(element.getAttribute("name"))) {
                element.sendKeys("MS-2026-000001");
            }
        }
        assertThat(reached.getFirst().getAttribute("class")).isEqualTo("skip");
        assertThat(reached).doesNotHaveDuplicates().hasSize(clickable);
        browser.findElement(By.name("caseNo")).sendKeys(Keys.ENTER);

        var receipt =
                projection + "/api/v1/cases/ict-manikganj-sadar/MS-2026-000001/deadline?lang=en";
        // the key is pressed before the browser goes on
        var limit = Instant.now().plusSeconds(30);
        while (!receipt.equals(browser.getCurrentUrl()) && Instant.now().isBefore(limit)) {
            Thread.sleep(50);
        }
        assertThat(browser.getCurrentUrl()).isEqualTo(receipt);
        assertThat(browser.findElement(By.tagName("h1")).getText()).contains("Deadline receipt");
        assertNoBarriers();
    }

    @Test
    void aSessionThatIsNotGoodIsForgottenNotRefused() {
        browser.manage().deleteAllCookies();
        browser.get(projection + "/problems");
        browser.manage().addCookie(new Cookie("somoyshima_session", "not.a.token"));
        browser.get(projection + "/?lang=en");

        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("Somoyshima");
        assertThat(browser.manage().getCookieNamed("somoyshima_session")).isNull();
    }

    private static void signIn(String to) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            gateway
                                                                    + "/api/v1/sign-in-links?to="
                                                                    + to))
                                            .header(
                                                    "Authorization",
                                                    system.tokens().authorization())
                                            .POST(BodyPublishers.noBody())
                                            .build(),
                                    BodyHandlers.ofString())
                            .body();
            var link = Pattern.compile("\"link\":\"([^\"]+)\"").matcher(answer);
            assertThat(link.find()).as(answer).isTrue();
            browser.get(link.group(1));
        }
    }

    private static void assertNoBarriers() {
        var violations = new AxeBuilder().analyze(browser).getViolations();
        assertThat(violations)
                .as("%s", browser.getCurrentUrl())
                .extracting(v -> v.getId() + ": " + v.getNodes())
                .isEmpty();
    }
}
