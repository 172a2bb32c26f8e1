# Two commands are enough: `make run` and `make test`.
#
# Every target is relative: an absolute one never matches in a folder whose name
# has a space. Tools are started as modules of .venv's Python, because the first
# line of an installed script breaks on such a name too.

PYTHON ?= python3
VENV_PYTHON := .venv/bin/python
# The tests start hundreds of Pythons: each would compile again what none may keep.
unexport PYTHONDONTWRITEBYTECODE
LOCK := uv pip compile --universal --generate-hashes --python-version 3.11 --no-header --quiet

.DEFAULT_GOAL := help
.PHONY: help run demo screenshots test hostile check style types imports migrations templates production score score-search examples messages bench bench-web bench-search bench-large lock clean

help:
	@echo "make run      start arkivet (PORT=8000 HOST=127.0.0.1)"
	@echo "make demo     start et arkiv med opdigtede eksempler ved siden af (PORT=8001)"
	@echo "make test     kør alle prøver (PYTEST_ARGS=\"-k navn\")"
	@echo "make hostile  læs og spørg om det, der er lavet for at få arkivet til at gå i stå"
	@echo "make check    stil, typer, importretning, migreringer, skabeloner"
	@echo "make score    hvor rigtigt læseren læser, målt mod facit"
	@echo "make score-search  hvor godt søgningen finder, målt mod læseres spørgsmål"
	@echo "make examples skriv eksemplernes facit om, som læseren læser dem nu; se efter med git diff"
	@echo "make messages saml det, siderne siger, til den engelske ordliste i locale/, og oversæt den til Django"
	@echo "make bench    hvor hurtige og store arkivets sider er, hvad sagsforløb koster, og hvor hurtigt læseren læser"
	@echo "make bench-web     hvor mange læsere webserveren kan svare, målt med wrk"
	@echo "make bench-search  hvor hurtig søgningen er ved en million punkter, målt mod andre"
	@echo "make bench-large   hvor meget hukommelse lange og store dokumenter kræver af web og arbejder"
	@echo "make screenshots  tag billeder af alle slags sider, i screenshots/ (SHOTS=\"item meeting\")"
	@echo "make lock     lås afhængighederne på ny efter en ændring i requirements*.in"
	@echo "make clean    fjern .venv og mellemresultater; state/ med arkivets data bliver"

run: .venv/runs
	@exec $(VENV_PYTHON) -m kkr.run --under-make

demo: .venv/runs
	@exec $(VENV_PYTHON) -m kkr.demo --under-make

# Some of them: SHOTS="item meeting". From a `make demo` that runs: SHOTS="--at http://127.0.0.1:8001".
screenshots: .venv/tests
	@$(VENV_PYTHON) -m bench.screenshots $(SHOTS)

# Three at a time on two processors: many a test waits for a browser, a worker or a child.
test: .venv/tests
	@exec $(VENV_PYTHON) -m pytest -n 3 --dist loadfile --no-loadscope-reorder -m "not campaign" $(PYTEST_ARGS)

# The reader alone, without a database, against texts and pages made to stall it; then the
# search, against thousands of questions and against what kills it in the middle of writing; every
# address of every example, read anew by a changed parser; and whatever takes long and seldom breaks.
hostile: .venv/tests
	@$(VENV_PYTHON) -m pytest -n 2 -p no:django -m campaign tests/parsing $(PYTEST_ARGS)
	@exec $(VENV_PYTHON) -m pytest -n 3 --dist loadfile -m campaign tests --ignore=tests/parsing $(PYTEST_ARGS)

# `make -k check` tells of every fault, not only of the first kind.
check: style types imports migrations templates production

style: .venv/tests
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m ruff format --check .

types: .venv/tests
	ENVIRONMENT=test $(VENV_PYTHON) -m mypy

imports: .venv/tests
	@$(VENV_PYTHON) -c "from importlinter.cli import lint_imports_command as check; check()"

# What a database remembers is not asked about; only whether models and files agree.
migrations: .venv/tests
	@ENVIRONMENT=test $(VENV_PYTHON) -W ignore::RuntimeWarning manage.py makemigrations --check --dry-run

templates: .venv/tests
	@ENVIRONMENT=test $(VENV_PYTHON) manage.py check_templates
	$(VENV_PYTHON) -m djlint --quiet --lint templates

# The values are invented: whether production's settings are safe does not hang on them.
production: .venv/tests
	@ENVIRONMENT=production SECRET_KEY="$$($(VENV_PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))')" \
		ALLOWED_HOSTS=arkivet.example DATABASE_URL=postgres:///kkr REDIS_URL=redis://valkey \
		$(VENV_PYTHON) manage.py check --deploy --fail-level WARNING

score: .venv/tests
	@$(VENV_PYTHON) bench/score.py

score-search: .venv/tests
	@$(VENV_PYTHON) -m bench.score_search

examples: .venv/tests
	@$(VENV_PYTHON) -m bench.examples

messages: .venv/tests
	@$(VENV_PYTHON) -m bench.messages

# All of them, also where one breaks a promise; a scan only where there is Tesseract to read it.
bench: .venv/tests
	@broken=0; \
	$(VENV_PYTHON) -m bench.pages || broken=1; echo; \
	$(VENV_PYTHON) -m bench.threads || broken=1; echo; \
	$(VENV_PYTHON) -m bench.reading || broken=1; echo; \
	if command -v tesseract >/dev/null; then $(VENV_PYTHON) -m bench.ocr || broken=1; \
	else echo "Tesseract er ikke installeret, så genkendelsen af tekst måles ikke."; fi; \
	exit $$broken

bench-web: .venv/tests
	@$(VENV_PYTHON) -m bench.web

# The sizes and peers of a shorter run: BENCH_ARGS="--sizes 10000,100000".
bench-search: .venv/tests
	@$(VENV_PYTHON) -m bench.search $(BENCH_ARGS)

bench-large: .venv/tests
	@$(VENV_PYTHON) -m bench.large

lock: .venv/tests
	.venv/bin/$(LOCK) requirements.in -o requirements.txt
	.venv/bin/$(LOCK) requirements-dev.in -o requirements-dev.txt

clean:
	rm -rf .venv staticfiles .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "KKR-arkivet kræver Python 3.11 eller nyere. Peg på en: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
		{ echo "Python mangler modulet venv. På Debian og Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Installerer i .venv ..."
	@$(PYTHON) -m venv .venv
	@touch $@

# uv from the machine, else the locked one; where neither can be had, pip reads the same files.
.venv/installer: .venv/made requirements-dev.txt
	@sed -n '/^uv==/,/# via/p' requirements-dev.txt > .venv/uv.txt
	@command -v uv >/dev/null || \
		$(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r .venv/uv.txt || \
		echo "uv kan ikke hentes; pip bruges i stedet."
	@touch $@

define install
	@PATH="$$PATH:.venv/bin"; \
	{ command -v uv >/dev/null && uv pip install --quiet --python $(VENV_PYTHON) --require-hashes $(1); } || \
		$(VENV_PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes $(1)
	@touch $@
endef

.venv/runs: .venv/installer requirements.txt
	$(call install,-r requirements.txt)

.venv/tests: .venv/installer requirements.txt requirements-dev.txt
	$(call install,-r requirements.txt -r requirements-dev.txt)
