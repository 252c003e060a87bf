/** Generated from the names of the tests by `npm run docs`. Do not edit. */
export const BEWIJS = `R1	fixtures/pakket/kompaslijnen.test.ts	fills in leerroute 2, 4 and 6 with a profile and a bestemming, and only those (R1)
R1	gateway/leerlijnen/inrichting/inrichting.int.test.ts	R1: a package of one’s own, from nothing
R1	gateway/leerlijnen/pakket.int.test.ts	R1, R3: the same leergebied has other leerlijnen under leerroute 2 than under 4
R1	lti-tool/screens/inrichting/inrichting.int.test.ts	R1: leerroutes as data
R1	lti-tool/screens/inrichting/verwachting-invoer.test.ts	R1: what a leerroute expects of a leerlijn
R1	test/docs/pve-page.test.ts	knows R1 to R90 once each, and calls built only what a test that is there names
R1	test/e2e/inrichting.test.ts	R8, R1: is made with the keyboard alone, undone, pasted into, published and worked with; axe finds nothing
R2	gateway/leerroute/profile.int.test.ts	R2, R3, R14: one row per leergebied of the route, LS and LO alike, with streefniveau and period
R2	lti-tool/screens/leerling/leerling.test.tsx	shows LS and LO with the same columns (R2)
R3	fixtures/pakket/kompaslijnen.test.ts	has Ervaren en meedoen in leerroute 2 alone (R3)
R3	gateway/leerlijnen/pakket.int.test.ts	R1, R3: the same leergebied has other leerlijnen under leerroute 2 than under 4
R3	gateway/leerroute/place-rules.test.ts	R3: ends the leerlijnen that the new route does not have, and keeps those it does not name
R3	gateway/leerroute/profile.int.test.ts	R2, R3, R14: one row per leergebied of the route, LS and LO alike, with streefniveau and period
R3	lti-tool/screens/reading.int.test.ts	R3, R5: what the package holds
R4	fixtures/pakket/kompaslijnen.test.ts	has 48 leerdoelen in six leerlijnen with five niveaus and four in one without (R4)
R4	gateway/arrangementskaart/place.int.test.ts	R33, R4: the group matrix
R4	gateway/leerlijnen/formaten/case/lezen.test.ts	what a CFPackage becomes (R4, R9)
R4	gateway/leerlijnen/formaten/genest/lezen.test.ts	a package that nests vakgebied, deelgebied and item (R4, R9)
R4	gateway/leerlijnen/formaten/tabel/tabel.test.ts	R4: reads a leerlijn without niveaus, and orders half years
R4	gateway/leerlijnen/inrichting/plakken.test.ts	R4: on a leerlijn without niveaus the text alone is enough
R4	gateway/leerlijnen/pakket.int.test.ts	bringing a package in (R4, R9, R10)
R4	gateway/leerlijnen/rules.test.ts	what a package may say (R4, R9)
R4	gateway/leerlijnen/rules.test.ts	R4: wants niveaus on a leerlijn with order, and none on a leerlijn without
R4	gateway/leerlijnen/versies.int.test.ts	R4, R9: comes out as it went in, the rest included
R4	gateway/leerroute/beeld/beeld.int.test.ts	R4: a leerlijn without niveaus has no measure, no position and no forecast
R4	gateway/leerroute/cyclus/voorstel-rules.test.ts	R4: a leerlijn without niveaus simply goes on
R4	gateway/leerroute/profile.int.test.ts	R4: gives no percentage for a leerlijn without niveaus
R4	gateway/leerroute/rules.test.ts	R4: there is none without anything to measure
R4	gateway/opp/evaluatie/rules.test.ts	R4: never measures a leerlijn without niveaus
R4	lti-tool/screens/afvinken/afvinken.test.ts	says no percentage for a leerlijn without niveaus (R4)
R4	lti-tool/screens/groep/blokken.test.ts	put a leerlijn without niveaus in one block (R4)
R4	lti-tool/screens/leerling/leerling.test.tsx	shows no percentage for a leerlijn without niveaus (R4)
R4	lti-tool/screens/pakketten/pakketten.int.test.ts	R4, R5: are a tree of leergebieden, leerlijnen and niveaus; doelen come when a place is opened
R4	lti-tool/screens/pakketten/pakketten.int.test.ts	R4: a foreign CASE file: a person says what its types are, and the rest is kept
R4	lti-tool/ui/components/voortgang.test.tsx	gives no percentage and draws no bar on a leerlijn without niveaus (R4)
R4	lti-tool/ui/components/voortgang.test.tsx	draws nothing without niveaus, and says so (R4)
R4	test/docs/pve-page.test.ts	R4 \\
R5	fixtures/pakket/kompaslijnen.test.ts	offers one to three acties on the arrangementskaart of every niveau (R5)
R5	gateway/leerlijnen/pakket.int.test.ts	R5: a niveau lists its doelen with their template acties, in order
R5	lti-tool/screens/pakketten/pakketten.int.test.ts	R4, R5: are a tree of leergebieden, leerlijnen and niveaus; doelen come when a place is opened
R5	lti-tool/screens/reading.int.test.ts	R3, R5: what the package holds
R6	gateway/leerroute/groepsprofiel/groepsprofiel.int.test.ts	R6, R7: a group is coupled to a leerroute and streefniveaus
R6	gateway/leerroute/groepsprofiel/groepsprofiel.int.test.ts	R6: marks a pupil who goes his own way, and he keeps it when the group goes on
R6	gateway/leerroute/groepsprofiel/rules.test.ts	R6: the profile of a group and what a pupil has of his own
R6	lti-tool/screens/groepsprofiel/groepsprofiel.int.test.ts	R6, R7: the profile of a group on the screen
R6	test/e2e/groepsprofiel.test.ts	R6, R7: the IB’er couples a group
R7	fixtures/school/school.test.ts	has one running streefniveau for each pupil and leerlijn, as in the table (R7)
R7	gateway/leerroute/groepsprofiel/groepsprofiel.int.test.ts	R6, R7: a group is coupled to a leerroute and streefniveaus
R7	gateway/leerroute/place-rules.test.ts	R7: what coupling to a leerroute changes for one pupil
R7	gateway/leerroute/profile.int.test.ts	R7: coupling to a leerroute
R7	lti-tool/screens/groepsprofiel/groepsprofiel.int.test.ts	R6, R7: the profile of a group on the screen
R7	lti-tool/screens/leerling/leerling.test.tsx	the leerreis in words (R7)
R7	test/e2e/groepsprofiel.test.ts	R6, R7: the IB’er couples a group
R8	gateway/groepen/factor.int.test.ts	R8, R10: a saved query goes on when the school goes on in leerlijnen of its own
R8	gateway/leerlijnen/inrichting/handelingen-rules.test.ts	R8: what counts of the acts on an inrichting
R8	gateway/leerlijnen/inrichting/inrichting.int.test.ts	R8: own inrichting on top of a package
R8	gateway/leerlijnen/inrichting/inrichting.int.test.ts	R8: a concept of one’s own
R8	gateway/leerlijnen/inrichting/niveaus.test.ts	R8: own niveaus
R8	gateway/leerlijnen/inrichting/plakken.test.ts	R8, R9: doelen pasted from a spreadsheet
R8	gateway/leerlijnen/inrichting/rules.test.ts	R8: a package and an own inrichting put together
R8	lti-tool/screens/inrichting/inrichting.int.test.ts	R8: the editor of own leerlijnen
R8	test/e2e/inrichting.test.ts	R8, R1: is made with the keyboard alone, undone, pasted into, published and worked with; axe finds nothing
R8	test/e2e/inrichting.test.ts	R8, R12: shows both sides of a new version to choose from, and takes over what others share
R9	gateway/access/policy.test.ts	R9, R10: an IB-er and a beheerder change packages; who works at the school reads them
R9	gateway/interchange/case/provider.int.test.ts	a package over CASE (R9)
R9	gateway/leerlijnen/formaten/case/case.test.ts	a CFPackage that goes through Koers (R9)
R9	gateway/leerlijnen/formaten/case/case.test.ts	CASE 1.0 that goes through Koers (R9)
R9	gateway/leerlijnen/formaten/case/case.test.ts	a package of our own that goes through CASE (R9)
R9	gateway/leerlijnen/formaten/case/lezen.test.ts	what a CFPackage becomes (R4, R9)
R9	gateway/leerlijnen/formaten/case/lezen.test.ts	R9: refuses a package without a licence, unless a person gives one
R9	gateway/leerlijnen/formaten/genest/lezen.test.ts	a package that nests vakgebied, deelgebied and item (R4, R9)
R9	gateway/leerlijnen/formaten/lezen.test.ts	R9: the demo package is the same after %s
R9	gateway/leerlijnen/formaten/lezen.test.ts	R9: every package of our own is the same after %s
R9	gateway/leerlijnen/formaten/lezen.test.ts	R9: our own file with a relation that CASE does not allow is refused, and says where
R9	gateway/leerlijnen/formaten/tabel/tabel.test.ts	a table with a row for each leerdoel (R9)
R9	gateway/leerlijnen/formaten/tabel/tabel.test.ts	R9: the CSV sample of OpenSALT comes in whole, with its relations
R9	gateway/leerlijnen/inrichting/plakken.test.ts	R8, R9: doelen pasted from a spreadsheet
R9	gateway/leerlijnen/kerndoelen/bewaren.int.test.ts	R9, R11: what was read is stored whole
R9	gateway/leerlijnen/kerndoelen/lees.property.test.ts	R9: whatever comes in
R9	gateway/leerlijnen/kerndoelen/lees.test.ts	R9: bent input
R9	gateway/leerlijnen/migratie/vergelijk.test.ts	still knows of a split after a package went out as CASE 1.1 and came in again (R9)
R9	gateway/leerlijnen/pakket.int.test.ts	bringing a package in (R4, R9, R10)
R9	gateway/leerlijnen/pakket.test.ts	R9: has a licence, or is no package
R9	gateway/leerlijnen/rules.test.ts	what a package may say (R4, R9)
R9	gateway/leerlijnen/versies.int.test.ts	R4, R9: comes out as it went in, the rest included
R9	gateway/leerlijnen/versies.int.test.ts	R9: an import
R9	lti-tool/screens/pakketten/pakketten.int.test.ts	R9: go out as a file, and another school cannot take one that is not its own
R9	lti-tool/screens/pakketten/pakketten.int.test.ts	R9: bringing a package in
R9	test/e2e/pakketten.test.ts	The IB-er looks through packages and brings one in (R9)
R9	test/int/package-cli.test.ts	koers package, beside a running Koers (R9, R10)
R10	gateway/access/policy.test.ts	R9, R10: an IB-er and a beheerder change packages; who works at the school reads them
R10	gateway/arrangementskaart/overstap-inhoud.int.test.ts	R10: what was written on a card goes along to another version of the package
R10	gateway/groepen/factor.int.test.ts	R8, R10: a saved query goes on when the school goes on in leerlijnen of its own
R10	gateway/interchange/api/doel-ids.int.test.ts	R10, R69: a doel has one id outside, also after pupils went to another version: the identifier of its CASE item
R10	gateway/leerlijnen/formaten/lezen.test.ts	R10: a row that a person puts above ours in our CSV takes the id of no other row
R10	gateway/leerlijnen/formaten/tabel/tabel.test.ts	gives the same ids when a newer file of the same package comes in (R10)
R10	gateway/leerlijnen/migratie/kill.int.test.ts	R10: a migration that is cut off
R10	gateway/leerlijnen/migratie/large.int.test.ts	R10: a big school
R10	gateway/leerlijnen/migratie/overstap.int.test.ts	R10: pupils go to another version of the package
R10	gateway/leerlijnen/migratie/overstap.int.test.ts	R10: undo of a migration
R10	gateway/leerlijnen/migratie/vergelijk.test.ts	R10: two versions of a package side by side
R10	gateway/leerlijnen/migratie/vergelijk.test.ts	R10: whatever changes between two versions
R10	gateway/leerlijnen/migratie/vergelijk.test.ts	R10: where a streefniveau goes
R10	gateway/leerlijnen/migratie/vergelijk.test.ts	R10: what the parts of a split doel begin with
R10	gateway/leerlijnen/migratie/willekeurig.int.test.ts	R10: whatever changes in a package, and whatever was done before and after
R10	gateway/leerlijnen/pakket.int.test.ts	bringing a package in (R4, R9, R10)
R10	gateway/leerlijnen/pakket.int.test.ts	R10: is immutable once published, in every table, also for the owner of the schema
R10	gateway/leerlijnen/pakket.test.ts	R10: gives a row without an identity over the versions its own id, and leaves one that has it
R10	gateway/leerlijnen/versies.int.test.ts	R10: versions
R10	gateway/leerroute/groepsprofiel/groepsprofiel.int.test.ts	R10: still knows who follows after the pupils went to another version of the package
R10	gateway/leerroute/overkomst/overkomst.int.test.ts	R72, R10: what comes along, from version 1.0 there to 1.1 here
R10	gateway/leerroute/overkomst/overname-rules.test.ts	R72, R10: what comes along
R10	lti-tool/screens/overstap/overstap.int.test.ts	R10: the pages of a migration
R10	lti-tool/screens/pakketten/pakketten.int.test.ts	R10: published, it is there for all of the school and nothing of it changes
R10	test/e2e/overstap.test.ts	R10, story 8: a package splits a doel
R10	test/int/package-cli.test.ts	koers package, beside a running Koers (R9, R10)
R10	test/int/package-migrate.test.ts	R10: koers package diff and migrate
R11	gateway/leerlijnen/kerndoelen/bewaren.int.test.ts	R9, R11: what was read is stored whole
R11	gateway/leerlijnen/kerndoelen/groot.int.test.ts	R11: a large package
R11	gateway/leerlijnen/kerndoelen/kerndoelen.int.test.ts	R11: importing a reference set
R11	gateway/leerlijnen/kerndoelen/kerndoelen.int.test.ts	R11: coverage of a leerroute
R11	gateway/leerlijnen/kerndoelen/kerndoelen.int.test.ts	R11: finding what to link
R11	gateway/leerlijnen/kerndoelen/lees.test.ts	R11: kerndoelen of SLO are read whole
R11	gateway/leerlijnen/kerndoelen/lees.test.ts	R11: the lists that a leerroute is measured against
R11	gateway/leerlijnen/kerndoelen/slo-data.test.ts	R11: SLO's own data comes in without a lost relation\${zonderSlo}
R11	lti-tool/screens/kerndoelen/kerndoelen.int.test.ts	R11: the coverage report
R11	lti-tool/screens/kerndoelen/kerndoelen.int.test.ts	R11: linking a doel and a kerndoel
R11	test/e2e/kerndoelen.test.ts	R11: the IB’er looks at coverage and links a doel
R11	test/int/kerndoelen-cli.test.ts	R11: koers kerndoelen and koers package coverage, beside a running Koers
R12	gateway/interchange/case/provider.int.test.ts	R12: what everybody may have
R12	gateway/leerlijnen/delen/delen.int.test.ts	R12: sharing leerlijnen between besturen
R12	gateway/leerlijnen/delen/rules.test.ts	R12: which packages may be shared
R12	gateway/leerlijnen/pakket.test.ts	R12: is of a school or of a bestuur, not of both
R12	gateway/leerlijnen/versies.int.test.ts	R12, R85: who sees and changes which package
R12	test/e2e/inrichting.test.ts	R8, R12: shows both sides of a new version to choose from, and takes over what others share
R13	gateway/leerroute/profile.int.test.ts	R13: shows leerroute, bestemming, since when, decided by, and to professionals why
R13	lti-tool/screens/leerling/leerling.test.tsx	says the leerroute, the destination, since when and who decided (R13)
R13	lti-tool/screens/reading.int.test.ts	R13, R14, R16: the profile and its zoom
R14	gateway/leerroute/profile.int.test.ts	R2, R3, R14: one row per leergebied of the route, LS and LO alike, with streefniveau and period
R14	lti-tool/screens/leerling/leerling.test.tsx	has a row for each leerlijn by leergebied with streefniveau, period and degree (R14, R15)
R14	lti-tool/screens/reading.int.test.ts	R13, R14, R16: the profile and its zoom
R15	gateway/leerroute/graad-eigenschap.test.ts	raising one mark, all else equal, never lowers the degree reached (R15, R23)
R15	gateway/leerroute/profile.int.test.ts	R15: ticking one more doel changes the row at once; the leergebied counts its leerlijnen together
R15	gateway/leerroute/rules.test.ts	R15: the degree to which a streefniveau is reached
R15	gateway/leerroute/volgen/positie-rules.test.ts	R15: never lowers the degree of the streefniveau, nor its partial credit
R15	lti-tool/screens/acts.int.test.ts	one tap in the group matrix (R30, R15)
R15	lti-tool/screens/groep/page.test.tsx	the answer to a tap on a doel (R15, R30)
R15	lti-tool/screens/leerling/leerling.test.tsx	has a row for each leerlijn by leergebied with streefniveau, period and degree (R14, R15)
R15	lti-tool/screens/mijn/mijn.test.tsx	counts for a leerling what it counts for his leerkracht: a doel carried over is worked on, not counted (R15)
R15	lti-tool/screens/reading.int.test.ts	R15: the degree changes at once
R15	lti-tool/ui/components/voortgang.test.tsx	says 50 % for two of four and 75 % after the third (R15)
R15	test/e2e/acts.test.ts	Marjan ticks a doel for one pupil: 50 becomes 100 % at once, here and on the profile; undone from Vandaag (R15, R30)
R16	gateway/leerroute/profile.int.test.ts	R16: zooms leergebied → leerlijn → leerdoel with every judgement
R16	lti-tool/screens/leerling/leerling.test.tsx	the zoom to a leerlijn (R16)
R16	lti-tool/screens/reading.int.test.ts	R13, R14, R16: the profile and its zoom
R17	gateway/leerroute/beeld/beeld.int.test.ts	R17, R18: all leergebieden stand against the route; a pupil has all of his plan and is behind on route
R17	gateway/leerroute/beeld/round-trips.int.test.ts	R17, R22: cost as many statements for a long history as for a short one
R17	gateway/leerroute/beeld/round-trips.int.test.ts	R17: a long history gives a forecast, as an interval
R17	gateway/leerroute/volgen/positie-rules.test.ts	R17: is the niveaus reached and the share of the next
R17	gateway/leerroute/volgen/prognose-rules.test.ts	R17: says that there is too little, by number and by time
R17	gateway/leerroute/volgen/prognose-rules.test.ts	R17: holds for about four of five pupils who were followed for %i months
R17	lti-tool/screens/beeld/beeld.int.test.ts	R17, R18: names both measures, and says what there is in words beside every drawing
R17	lti-tool/ui/charts/charts.test.tsx	R17: says in words what it draws, and draws nothing for what is not known
R17	lti-tool/ui/components/voortgang.test.tsx	tells now, streefniveau and uitstroomniveau beside the drawing (R17)
R17	test/e2e/beeld.test.ts	story 4, R17–R19: Hassan sees rekenen ahead and sociaal behind, and chooses with the keyboard; axe finds nothing
R17	test/e2e/beeld.test.ts	R17: reads without colour and at 400 %, and prints on one A4
R18	gateway/leerroute/beeld/beeld.int.test.ts	R17, R18: all leergebieden stand against the route; a pupil has all of his plan and is behind on route
R18	gateway/leerroute/cyclus/voorstel-rules.test.ts	R18: behind on the route asks for more on the same niveau
R18	gateway/leerroute/volgen/positie-rules.test.ts	R18: lies on the line through the points of the package (domain.md §5.1)
R18	gateway/leerroute/volgen/positie-rules.test.ts	R18: says ahead, on or behind, where the margin itself is still on the route
R18	gateway/leerroute/volgen/positie-rules.test.ts	a pupil can have all of his plan and be behind on the route (R18)
R18	lti-tool/screens/beeld/beeld.int.test.ts	R17, R18: names both measures, and says what there is in words beside every drawing
R18	test/e2e/beeld.test.ts	story 4, R17–R19: Hassan sees rekenen ahead and sociaal behind, and chooses with the keyboard; axe finds nothing
R19	fixtures/school/school.test.ts	P21 is ahead in rekenen and behind in sociaal (R19)
R19	gateway/leerroute/beeld/beeld.int.test.ts	R19: rekenen ahead and sociaal behind; the choice stands with its reason, and nothing else changed
R19	gateway/leerroute/beeld/beeld.int.test.ts	R19: is undone the same day like any act, and the one before holds again
R19	gateway/leerroute/beeld/beeld.int.test.ts	R19: follows the thresholds of the school
R19	gateway/leerroute/beeld/beeld.int.test.ts	R19: refuses a choice at a signal that is not there, and of who may not decide
R19	gateway/leerroute/cyclus/voorstel-rules.test.ts	R19: the weak side of a disharmony is intensified; the strong side waits when the team said so
R19	gateway/leerroute/volgen/disharmonie-rules.test.ts	the disharmony signal (R19)
R19	gateway/leerroute/volgen/disharmonie-rules.test.ts	R19: rekenen one niveau ahead while sociaal is one behind
R19	lti-tool/screens/beeld/beeld.int.test.ts	R19: asks again for what is missing, keeps what was filled in, and records the choice once
R19	lti-tool/screens/beeld/beeld.int.test.ts	R19: a signal that is gone is told on the page, and nothing is recorded
R19	lti-tool/screens/periode/periode.int.test.ts	R19, R52: where more help was chosen it proposes a group
R19	test/e2e/beeld.test.ts	story 4, R17–R19: Hassan sees rekenen ahead and sociaal behind, and chooses with the keyboard; axe finds nothing
R19	test/e2e/verhaal-4.test.ts	R19, R52: Hassan sees the difference, intensifies, and makes the group that is proposed; then it stands at the end of the period
R20	adapters/somtoday/resultaten.test.ts	each result with a score comes in, a composite test with its parts (R20)
R20	adapters/somtoday/simulator/faults.test.ts	results of tests (R20)
R20	gateway/groepen/opp-voorwaarden.int.test.ts	a result of another system: the last one with a DLE counts, a score without one is not asked (R20)
R20	gateway/leerroute/beeld/beeld.int.test.ts	R20: stand on the leergebied with the system they come from, and their leerrendement
R20	gateway/sync/facts/facts.int.test.ts	results of an LVS (R20)
R20	lti-tool/ui/charts/charts.test.tsx	R20: stands results of other systems on the same scale as the way of the leerling
R20	test/e2e/beeld.test.ts	R20, R22: toets results of Ravi stand on the time line of their leergebied, with their source
R21	gateway/access/policy.test.ts	R21, R27: factoren are need to know: who works with the pupil, and the commissie alone sees all of them
R21	gateway/arrangementskaart/undo-inhoud.int.test.ts	undo of what is written on a card or in the register restores exactly what was (R25–R28, R21)
R21	gateway/groepen/ondersteuning.int.test.ts	R53, R21: composing by ondersteuningsbehoefte
R21	gateway/interchange/webhooks/rules.test.ts	R21, R59: nobody hears of what is need to know
R21	gateway/leerroute/volgen/didactisch-rules.test.ts	R21: is the age on 31 December of the year in which the school year began
R21	gateway/leerroute/volgen/didactisch-rules.test.ts	R21: counts ten months a school year, a repeated year too, and none in the summer
R21	gateway/profiel/profiel.int.test.ts	R21: ondersteuningsbehoefte per gebied and intensiteit
R21	lti-tool/screens/kaart/doel-blad.int.test.ts	the page of support and factoren (R21, R27)
R21	test/e2e/kaart-heel.test.ts	R25–R28, R21: the whole card, by keyboard alone
R22	gateway/leerroute/beeld/round-trips.int.test.ts	R17, R22: cost as many statements for a long history as for a short one
R22	gateway/leerroute/reis/overkomst.int.test.ts	R22: the leerreis from the first so year to the last vso year
R22	gateway/leerroute/reis/reis.int.test.ts	R22: shows the change of leerroute with its reason, niveaus, groups, schools and results, newest first
R22	gateway/leerroute/volgen/prognose-rules.test.ts	R22: has one point a month in which something changed, and shows what went back
R22	lti-tool/screens/beeld/beeld.int.test.ts	R22: the choice stands in the leerreis with its reason, by school year
R22	test/e2e/beeld.test.ts	R20, R22: toets results of Ravi stand on the time line of their leergebied, with their source
R23	gateway/arrangementskaart/acts.int.test.ts	keeps both judgements and tells who expected another stand (R23)
R23	gateway/arrangementskaart/together.int.test.ts	two leerkrachten at once lose nothing (R23, R30)
R23	gateway/arrangementskaart/wachtrij/volgorde-rules.test.ts	the one order of events (R23, R33)
R23	gateway/arrangementskaart/wachtrij/wachtrij.int.test.ts	R23: two people who did not see each other
R23	gateway/arrangementskaart/wachtrij/wachtrij.int.test.ts	R23: the rule of the school for several observers
R23	gateway/interchange/api/doel-ids.int.test.ts	R23: what several judgements come to by the rule of the school is the same by the API and by OneRoster
R23	gateway/leerroute/beeld/beeld.int.test.ts	R23: two judgements are both kept; the stand follows the rule of the school, and nothing is overwritten
R23	gateway/leerroute/cyclus/sluit.int.test.ts	R23: counts several observers as the school does, for the proposal and for what goes along
R23	gateway/leerroute/graad-eigenschap.test.ts	raising one mark, all else equal, never lowers the degree reached (R15, R23)
R23	gateway/leerroute/volgen/waarnemers-rules.test.ts	several observers (R23)
R23	gateway/leerroute/volgen/waarnemers-rules.test.ts	R23: two judgements that differ give another stand under each rule
R23	gateway/opp/velden.int.test.ts	R23: several observers
R23	lti-tool/screens/acts.int.test.ts	tells who acts on an old picture that a colleague was there; both are kept (R23)
R23	lti-tool/screens/beeld/beeld.int.test.ts	R23: the IB’er chooses a rule; the page of a doel says who judged what, and what it comes to
R23	lti-tool/screens/groep/page.test.tsx	says which rule holds when a cell and the count under a name may differ (R23)
R23	lti-tool/screens/groep/page.test.tsx	tells when somebody else was there meanwhile (R23)
R23	test/e2e/markeren.test.ts	two people who did not see each other: both stay, both are shown, and the person chooses (R23)
R24	gateway/arrangementskaart/kaart-heel.int.test.ts	R24: a higher streefniveau brings new doelen, and the evaluaties of the old ones stay readable
R24	gateway/arrangementskaart/place.int.test.ts	R24: carries open doelen over; the card shows the new doelen with their acties, the old stay in history
R24	gateway/leerroute/place-rules.test.ts	R24, R31: what placing does to the card
R24	lti-tool/screens/acts.int.test.ts	ticks a doel and an actie in place, and undoes the actie (R24, R29, R30)
R24	test/e2e/acts.test.ts	Igor places Fenna in a higher niveau for Geld: new doelen on card and profile, the old in the leerreis; undone (R24, R31)
R24	test/e2e/acts.test.ts	Hassan drops it with a reason or carries it over; undo puts the card back (R24, R31)
R25	gateway/access/policy.test.ts	R25, R26, R28: who plans with the pupil writes on the card; a begeleider and a directeur only read
R25	gateway/arrangementskaart/inhoud-rules.test.ts	R25: from which evaluatie a beginsituatie is proposed
R25	gateway/arrangementskaart/kaart-heel.int.test.ts	R25: the beginsituatie of a doel
R25	gateway/arrangementskaart/round-trips.int.test.ts	what is written on a card costs no more statements for more of it (R25, R26)
R25	gateway/arrangementskaart/undo-inhoud.int.test.ts	undo of what is written on a card or in the register restores exactly what was (R25–R28, R21)
R25	lti-tool/screens/kaart/doel-blad.int.test.ts	the page of one doel (R25–R28)
R25	lti-tool/screens/kaart/doel-blad.int.test.ts	R25: writes the beginsituatie, says so, and takes it back from there
R25	test/e2e/kaart-heel.test.ts	R25–R28, R21: the whole card, by keyboard alone
R26	gateway/access/policy.test.ts	R25, R26, R28: who plans with the pupil writes on the card; a begeleider and a directeur only read
R26	gateway/arrangementskaart/inhoud-rules.test.ts	R26: words of an actie
R26	gateway/arrangementskaart/kaart-heel.int.test.ts	R26: acties of a doel
R26	gateway/arrangementskaart/round-trips.int.test.ts	what is written on a card costs no more statements for more of it (R25, R26)
R26	gateway/arrangementskaart/undo-inhoud.int.test.ts	undo of what is written on a card or in the register restores exactly what was (R25–R28, R21)
R26	lti-tool/screens/kaart/doel-blad.int.test.ts	the page of one doel (R25–R28)
R26	lti-tool/screens/kaart/doel-blad.int.test.ts	R26: gives an actie to a colleague, who ticks it in his own list with one tap
R26	test/e2e/kaart-heel.test.ts	R25–R28, R21: the whole card, by keyboard alone
R26	test/e2e/kaart-heel.test.ts	R26, R63: the logopedist finds what was given to her, and sees no other leerlijn
R27	gateway/access/policy.test.ts	R21, R27: factoren are need to know: who works with the pupil, and the commissie alone sees all of them
R27	gateway/arrangementskaart/undo-inhoud.int.test.ts	undo of what is written on a card or in the register restores exactly what was (R25–R28, R21)
R27	gateway/opp/opp.int.test.ts	R27: a factor of the register is in it at once, and one of the commissie alone never is
R27	gateway/profiel/profiel.int.test.ts	R27: one register of factoren
R27	lti-tool/screens/kaart/doel-blad.int.test.ts	the page of one doel (R25–R28)
R27	lti-tool/screens/kaart/doel-blad.int.test.ts	the page of support and factoren (R21, R27)
R27	lti-tool/screens/opp/opp.int.test.ts	R27: a factor that is missed is added here and stands in the one register
R27	test/e2e/kaart-heel.test.ts	R25–R28, R21: the whole card, by keyboard alone
R28	gateway/access/policy.test.ts	R25, R26, R28: who plans with the pupil writes on the card; a begeleider and a directeur only read
R28	gateway/arrangementskaart/inhoud-rules.test.ts	R28: a doel is closed for the period of its evaluatie
R28	gateway/arrangementskaart/kaart-heel.int.test.ts	R28: the evaluatie of a doel
R28	gateway/arrangementskaart/undo-inhoud.int.test.ts	undo of what is written on a card or in the register restores exactly what was (R25–R28, R21)
R28	gateway/arrangementskaart/wachtrij/wachtrij.int.test.ts	R28: a doel that is closed for the period
R28	lti-tool/screens/groep/page.test.tsx	says of a doel that was evaluated that it is closed, and takes no tap there (R28)
R28	lti-tool/screens/kaart/doel-blad.int.test.ts	the page of one doel (R25–R28)
R28	lti-tool/screens/kaart/doel-blad.int.test.ts	R28: closes the doel for the period, on the card as well, and offers nothing more to write on it
R28	test/e2e/kaart-heel.test.ts	R25–R28, R21: the whole card, by keyboard alone
R29	fixtures/school/school.test.ts	four pupils of De Schelpen share an open actie that Marjan can tick (R29)
R29	gateway/arrangementskaart/acts.int.test.ts	R29: een actie afvinken
R29	gateway/arrangementskaart/today.int.test.ts	counts the open acties as the matrix shows them (R29, R33)
R29	gateway/arrangementskaart/undo.int.test.ts	undo is an event that restores exactly what was (R29, R31)
R29	gateway/arrangementskaart/wachtrij/wachtrij.int.test.ts	take an actie along, and a cell that was marked twice ends at the last one (R29)
R29	lti-tool/screens/acts.int.test.ts	a whole column by one tap (R29, R30, R33)
R29	lti-tool/screens/acts.int.test.ts	ticks acties of a whole group as well (R29)
R29	lti-tool/screens/acts.int.test.ts	ticks a doel and an actie in place, and undoes the actie (R24, R29, R30)
R29	lti-tool/screens/groep/page.test.tsx	shows the acties of the same pupils as a matrix of their own (R29 for a group)
R29	lti-tool/screens/groep/streek.int.test.ts	ticks acties of several pupils (R29)
R29	lti-tool/ui/components/tick-cell.test.tsx	TickCell (R29, R30)
R29	test/docs/pve-page.test.ts	R29–R31: three acts
R29	test/e2e/acts.test.ts	Marjan ticks an actie for four pupils by one tap, for one pupil by one more, and undoes both (R29)
R30	gateway/arrangementskaart/acts.int.test.ts	R30: een doel afvinken
R30	gateway/arrangementskaart/together.int.test.ts	two leerkrachten at once lose nothing (R23, R30)
R30	lti-tool/screens/acts.int.test.ts	one tap in the group matrix (R30, R15)
R30	lti-tool/screens/acts.int.test.ts	a whole column by one tap (R29, R30, R33)
R30	lti-tool/screens/acts.int.test.ts	ticks a doel and an actie in place, and undoes the actie (R24, R29, R30)
R30	lti-tool/screens/afvinken/afvinken.test.ts	what a tap sets (R30)
R30	lti-tool/screens/groep/page.test.tsx	the answer to a tap on a doel (R15, R30)
R30	lti-tool/ui/components/tick-cell.test.tsx	TickCell (R29, R30)
R30	test/docs/pve-page.test.ts	R29–R31: three acts
R30	test/e2e/acts.test.ts	Marjan ticks a doel for one pupil: 50 becomes 100 % at once, here and on the profile; undone from Vandaag (R15, R30)
R30	test/e2e/markeren.test.ts	the card of a pupil keeps a mark as well (R30)
R31	fixtures/school/school.test.ts	P23 has open doelen to carry over in Geld (R31)
R31	gateway/arrangementskaart/place.int.test.ts	R31: placing in a higher niveau
R31	gateway/arrangementskaart/undo.int.test.ts	undo is an event that restores exactly what was (R29, R31)
R31	gateway/leerroute/place-rules.test.ts	R24, R31: what placing does to the card
R31	lti-tool/screens/plaatsing/invoer.test.tsx	the form of placing in another niveau (R31, R32)
R31	lti-tool/screens/placing.int.test.ts	R31: in een hoger niveau plaatsen
R31	test/docs/pve-page.test.ts	R29–R31: three acts
R31	test/e2e/acts.test.ts	Igor places Fenna in a higher niveau for Geld: new doelen on card and profile, the old in the leerreis; undone (R24, R31)
R31	test/e2e/acts.test.ts	Hassan drops it with a reason or carries it over; undo puts the card back (R24, R31)
R32	gateway/arrangementskaart/place.int.test.ts	R32: placing lower
R32	gateway/leerroute/cyclus/sluit.int.test.ts	R57, R32: is one act for twelve pupils, unfinished doelen go along, and taking it back restores everything
R32	gateway/leerroute/cyclus/sluit.int.test.ts	R32: lower and keep stand in the leerreis with their reason; without a reason nothing happens
R32	gateway/leerroute/cyclus/voorstel-rules.test.ts	R32: long on a niveau with nearly nothing reached proposes lower, where there is one
R32	gateway/leerroute/cyclus/voorstel-rules.test.ts	R32: keeping, intensifying and going lower need a reason; higher only when a doel is dropped
R32	lti-tool/screens/periode/periode.int.test.ts	R32: who chooses otherwise than proposed says why, and what was filled in stays
R32	lti-tool/screens/plaatsing/invoer.test.tsx	the form of placing in another niveau (R31, R32)
R32	lti-tool/screens/placing.int.test.ts	R32: lower needs a reason
R32	test/e2e/periode.test.ts	R32: changes one row with a reason, and a second group of the same pupil sees what is done
R33	gateway/arrangementskaart/place.int.test.ts	R33, R4: the group matrix
R33	gateway/arrangementskaart/today.int.test.ts	counts the open acties as the matrix shows them (R29, R33)
R33	gateway/arrangementskaart/wachtrij/volgorde-rules.test.ts	the one order of events (R23, R33)
R33	gateway/arrangementskaart/wachtrij/wachtrij.int.test.ts	R33: marks that waited on a tablet
R33	lti-tool/screens/acts.int.test.ts	a whole column by one tap (R29, R30, R33)
R33	lti-tool/screens/groep/blokken.test.ts	the blocks of a group matrix (R33)
R33	lti-tool/screens/groep/streek.int.test.ts	a stroke over the matrix is one act (R33)
R33	lti-tool/screens/groep/streek.int.test.ts	marks that waited on a device (R33)
R33	lti-tool/ui/components/matrix.test.tsx	Matrix (R33)
R33	lti-tool/ui/tik-regels.test.ts	a stroke over cells (R33)
R33	lti-tool/ui/wachtrij-tikken.test.ts	marks that wait on a device (R33)
R33	test/e2e/markeren.test.ts	R33: marking for a group
R33	test/e2e/vegen.test.ts	R33: painting and keys in the matrix
R34	gateway/opp/eisen.int.test.ts	R34: the long term
R34	gateway/opp/staten.test.ts	R34, R35, R43, R46: fixing is refused for each thing that is missing, and for nothing else
R35	gateway/opp/opp.int.test.ts	R35, R43, R46: is refused until each thing is there, and says what and where
R35	gateway/opp/service.model.int.test.ts	R35, R43, R46: fixes nothing that is not ready, and loses no version, no step and no answer
R35	gateway/opp/staten.model.test.ts	R35, R43, R46: never comes to vastgesteld without overleg, pupil heard, both factoren and onderbouwing; loses no version, no answer
R35	gateway/opp/staten.test.ts	R34, R35, R43, R46: fixing is refused for each thing that is missing, and for nothing else
R35	lti-tool/screens/opp/opp.int.test.ts	R35, R41, R43: the steps
R36	gateway/opp/eisen.int.test.ts	R36: the handelingsdeel
R37	gateway/opp/opp.int.test.ts	R37: lists what is missing in plain Dutch, each with the place to mend it
R37	lti-tool/screens/opp/gaten.int.test.ts	R37: what is missing in an OPP
R37	lti-tool/screens/opp/opp.int.test.ts	R37, R38: the workspace of an OPP
R38	gateway/opp/document/inhoud/papier.test.ts	R38: a day in the document
R38	gateway/opp/eisen.int.test.ts	R38: every field
R38	gateway/opp/eisen.int.test.ts	R38: what moved since
R38	gateway/opp/opp.int.test.ts	R38: fills itself, each field with origin and age, and fewer than ten are left to type
R38	gateway/opp/opp.int.test.ts	R38: may be overruled with a reason only, says when its source moved since, and takes it back
R38	gateway/opp/velden.int.test.ts	R38: keeping what is typed
R38	lti-tool/screens/opp/opp.int.test.ts	R37, R38: the workspace of an OPP
R38	lti-tool/screens/opp/woorden.test.ts	R38: how old a field is, in words
R38	test/e2e/opp.test.ts	R38, story 2 by %s: Petra makes the OPP of %s within six minutes
R39	gateway/groepen/factor.int.test.ts	R39, R53: composing by what helps and hinders, and by where somebody goes
R39	gateway/groepen/opp-voorwaarden.int.test.ts	R39: selecting and grouping on what an OPP says
R40	gateway/bestanden/bestanden.int.test.ts	R40: a document of an OPP is neither changed nor removed
R40	gateway/opp/document/bewaren.int.test.ts	R40: documents of several versions at once
R40	gateway/opp/document/documenten.int.test.ts	R40: documents of what is vastgesteld
R40	gateway/opp/document/documenten.int.test.ts	R40: all OPPs of a school in one ZIP
R40	gateway/opp/document/fabriek.test.ts	R40: are the same as those made here, to the last byte
R40	gateway/opp/document/formaten.test.ts	R40: the DOCX of an OPP
R40	gateway/opp/document/formaten.test.ts	R40: the web page of an OPP
R40	gateway/opp/document/formaten.test.ts	R40: the JSON of an OPP
R40	gateway/opp/document/pdf/lettertype.test.ts	R40: gives the same bytes whatever was made before it
R40	gateway/opp/document/pdf/pdf.test.ts	R40: the PDF of an OPP
R40	lti-tool/screens/opp-documenten/logo.int.test.ts	R40: the logo of the school
R40	lti-tool/screens/opp-documenten/opp-documenten.int.test.ts	documents of OPPs in a browser (R40)
R40	lti-tool/screens/opp-documenten/pdf-chromium.int.test.ts	R40: the PDF in Chromium
R41	gateway/opp/eisen.int.test.ts	R41: what is in force does not move
R41	gateway/opp/opp.int.test.ts	R41: a bijstelling goes beside what is in force, takes over what was typed, and leaves it alone until it is fixed
R41	gateway/opp/staten.test.ts	R41: one concept at most, beside what is in force
R41	lti-tool/screens/opp/opp.int.test.ts	R35, R41, R43: the steps
R41	lti-tool/screens/opp/verschil.test.ts	R41: what a version says other than the one before it
R42	gateway/opp/klokken/herinner.int.test.ts	R42, R45, R47, R49: sends each reminder once, on its day and in order, also when the work dies at random
R42	gateway/opp/klokken/herinner.int.test.ts	R42: what was vastgesteld in time is told to nobody, and what was known too late is told once
R42	gateway/opp/klokken/rules.test.ts	R42: the first OPP within six weeks after inschrijving
R42	gateway/opp/status/status.int.test.ts	R42: who was enrolled on day 0
R42	lti-tool/screens/opp-status/opp-status.int.test.ts	R42: opens on what is too late, with how many days and the next act as a link
R42	lti-tool/screens/opp-status/opp-status.int.test.ts	R42: another term moves the clock of every pupil
R42	test/int/demo-opp.test.ts	R42: P02 is on day 30 of 42 with a concept, P19 on day 47 without
R43	gateway/opp/eisen.int.test.ts	R43: op overeenstemming gericht overleg
R43	gateway/opp/opp.int.test.ts	R35, R43, R46: is refused until each thing is there, and says what and where
R43	gateway/opp/service.model.int.test.ts	R35, R43, R46: fixes nothing that is not ready, and loses no version, no step and no answer
R43	gateway/opp/staten.model.test.ts	R35, R43, R46: never comes to vastgesteld without overleg, pupil heard, both factoren and onderbouwing; loses no version, no answer
R43	gateway/opp/staten.test.ts	R34, R35, R43, R46: fixing is refused for each thing that is missing, and for nothing else
R43	lti-tool/screens/opp/opp.int.test.ts	R35, R41, R43: the steps
R44	gateway/opp/document/inhoud/papier.test.ts	R44: room to sign the handelingsdeel on paper
R44	gateway/opp/instemming.int.test.ts	R44: instemming
R44	gateway/opp/instemming.test.ts	R44: instemming per gezaghebbende
R44	gateway/opp/kern.test.ts	R44: canonical JSON and its digests
R44	gateway/opp/staten.test.ts	R44: a handelingsdeel that is refused, open or never offered does not hold up what the school decides
R44	gateway/opp/taalfout.test.ts	R44: what can be a typing error
R44	lti-tool/screens/contact/contact.int.test.ts	R44: changed gezag holds from today, and what was stays in the books
R44	lti-tool/screens/opp/opp.int.test.ts	R44: a typing error is mended in what was talked over, and asks nobody again; another word does
R44	lti-tool/screens/opp/opp.int.test.ts	R44: shows what will be put before people, and refuses with the reason when nobody decides
R44	lti-tool/screens/thuis/thuis.int.test.ts	R44: what was put before two ouders
R44	test/e2e/opp-ouder.test.ts	R44, R60: a parent on a phone
R44	test/int/demo-opp.test.ts	R44, R48: P04 waits for one ouder, P09 is a dispute, P07 is due and P23 is being evaluated
R45	gateway/opp/instemming.int.test.ts	R45: from 18 on the pupil himself answers, unless a mentor acts in his place; who does not decide may not
R45	gateway/opp/instemming.test.ts	R45: who decides
R45	gateway/opp/klokken/herinner.int.test.ts	R42, R45, R47, R49: sends each reminder once, on its day and in order, also when the work dies at random
R45	gateway/opp/klokken/rules.test.ts	R45: six months before the 18th birthday; on the day itself the rights have moved
R45	gateway/opp/klokken/rules.test.ts	R45: who was born on 29 February becomes 18 on 1 March
R45	lti-tool/screens/aanmelden/thuis-uitnodiging.int.test.ts	R45: a leerling has a way in of his own from 16 on, as long as he goes to this school
R45	lti-tool/screens/contact/contact.int.test.ts	R45: on the 18th birthday rights move to the pupil, and not a day before
R45	lti-tool/screens/contact/contact.int.test.ts	R45: a mentor is recorded instead, with why
R45	lti-tool/screens/thuis/thuis.int.test.ts	R45: from 18 on
R46	gateway/bestanden/aanname/aanname.test.ts	what is refused, with a sentence that says what to do (R46)
R46	gateway/opp/eisen.int.test.ts	R46, R47: the yearly evaluation
R46	gateway/opp/keten.int.test.ts	R46, R47: an evaluation asks the pupil first, and makes the next concept with its conclusions
R46	gateway/opp/opp.int.test.ts	R35, R43, R46: is refused until each thing is there, and says what and where
R46	gateway/opp/service.model.int.test.ts	R35, R43, R46: fixes nothing that is not ready, and loses no version, no step and no answer
R46	gateway/opp/staten.model.test.ts	R35, R43, R46: never comes to vastgesteld without overleg, pupil heard, both factoren and onderbouwing; loses no version, no answer
R46	gateway/opp/staten.test.ts	R34, R35, R43, R46: fixing is refused for each thing that is missing, and for nothing else
R46	gateway/opp/stem/stem.int.test.ts	R46: a pupil says what he thinks, in his own way
R46	gateway/platform/http/upload.test.ts	of 1 GB is cut off while it comes, with an answer (R46)
R46	lti-tool/screens/opp-documenten/logo.int.test.ts	R46: %s is refused beside its field, and nothing is stored
R46	lti-tool/screens/opp-documenten/logo.int.test.ts	R46: more than a logo may be is refused, beside its field while it is no more than a mistake
R46	lti-tool/screens/stem/stem.int.test.ts	R46: a pupil fills in his own form
R46	lti-tool/screens/stem/stem.int.test.ts	R46: what is refused says why, and nothing of it is stored
R46	lti-tool/screens/stem/stem.int.test.ts	R46: why not possible, plus the next attempt
R46	lti-tool/screens/tlv/tlv.int.test.ts	R46: a file that is refused says why beside its field, and nothing is stored
R46	lti-tool/screens/tlv/tlv.int.test.ts	R46: 1 GB
R46	test/e2e/stem.test.ts	R46: a pupil is heard in his own way
R47	gateway/opp/eisen.int.test.ts	R46, R47: the yearly evaluation
R47	gateway/opp/evaluatie/rules.test.ts	R47: a conclusion per leergebied from what was marked
R47	gateway/opp/keten.int.test.ts	R46, R47: an evaluation asks the pupil first, and makes the next concept with its conclusions
R47	gateway/opp/klokken/herinner.int.test.ts	R42, R45, R47, R49: sends each reminder once, on its day and in order, also when the work dies at random
R47	gateway/opp/klokken/rules.test.ts	R47: warns ten months after the last evaluation, and is late after twelve
R47	lti-tool/screens/opp-evaluatie/evaluatie.int.test.ts	R47: the yearly evaluation on the screen
R47	test/e2e/opp-status.test.ts	R47: the evaluation that runs has its conclusions ready
R48	gateway/opp/eisen.int.test.ts	R48: a dispute
R48	gateway/opp/keten.int.test.ts	R48: a dispute is opened and closed, also after the version was followed up; ending closes what is open
R48	gateway/opp/klokken/rules.test.ts	R48: who left has the clock of the retention only, and a dispute stops it
R48	lti-tool/screens/opp-status/opp-status.int.test.ts	R48, R50: a dispute holds back destruction, and ROD gets dates only where the school wants it
R48	test/int/demo-opp.test.ts	R44, R48: P04 waits for one ouder, P09 is a dispute, P07 is due and P23 is being evaluated
R49	gateway/opp/klokken/herinner.int.test.ts	R42, R45, R47, R49: sends each reminder once, on its day and in order, also when the work dies at random
R49	gateway/opp/klokken/rules.test.ts	R49: a TLV that ends on 31 July is on the list from 31 January
R49	lti-tool/screens/opp-status/opp-status.int.test.ts	R49: toelaatbaarheidsverklaringen
R49	lti-tool/screens/tlv/tlv.int.test.ts	R49: the beschikking of a TLV
R49	test/e2e/opp-status.test.ts	R49: by keyboard, from a TLV that ends to the next one; every screen on the way holds at three widths
R49	test/int/demo-opp.test.ts	R49: the TLV of P13 ends within six months
R50	gateway/interchange/oso/oso.test.ts	R50: the OPP in an OSO dossier
R50	gateway/opp/eisen.int.test.ts	R50: what ROD gets
R50	lti-tool/screens/opp-documenten/oso.int.test.ts	R50: handing an OPP over by OSO
R50	lti-tool/screens/opp-status/opp-status.int.test.ts	R48, R50: a dispute holds back destruction, and ROD gets dates only where the school wants it
R50	test/int/oso-cli.test.ts	R50: koers oso, for the operator
R51	fixtures/school/school.test.ts	has P08 and P25, and nobody else, in three groups (R51)
R51	gateway/groepen/groepen.int.test.ts	R51: several groups side by side
R51	gateway/groepen/sync-en-jaar.int.test.ts	R51: a sync leaves groups of our own alone
R51	gateway/school/school.int.test.ts	groups (R51, R61)
R51	gateway/sync/reconcile.int.test.ts	R51 ends a membership that is gone, begins a new one, deletes none, and leaves one made in Koers alone
R51	lti-tool/screens/groepen/groepen.int.test.ts	R51, R53: one group on the screen
R52	gateway/groepen/groepen.int.test.ts	R52: composing by profile and doelen
R52	gateway/groepen/round-trips.int.test.ts	R52–R54: no more statements for more pupils or more conditions
R52	gateway/groepen/uitleg.test.ts	R52: a query says in plain Dutch who it finds
R52	lti-tool/screens/groepen/groepen.int.test.ts	R52: a group is composed on the screen
R52	lti-tool/screens/periode/periode.int.test.ts	R19, R52: where more help was chosen it proposes a group
R52	test/e2e/groepen.test.ts	R52, R53, R54: the IB'er asks for Geld on niveau 3, sees who and why, makes the group and its plan
R52	test/e2e/verhaal-4.test.ts	R19, R52: Hassan sees the difference, intensifies, and makes the group that is proposed; then it stands at the end of the period
R53	gateway/groepen/factor.int.test.ts	R39, R53: composing by what helps and hinders, and by where somebody goes
R53	gateway/groepen/gevoelig.int.test.ts	R53, R83: composing by something that is need to know
R53	gateway/groepen/groepen.int.test.ts	R53: a rule-based group proposes and a person confirms
R53	gateway/groepen/ondersteuning.int.test.ts	R53, R21: composing by ondersteuningsbehoefte
R53	gateway/groepen/round-trips.int.test.ts	R52–R54: no more statements for more pupils or more conditions
R53	lti-tool/screens/groepen/groepen.int.test.ts	R51, R53: one group on the screen
R53	lti-tool/screens/mijn/mijn.int.test.ts	what waits for me stands on Vandaag (R53, R59)
R53	test/e2e/groepen.test.ts	R52, R53, R54: the IB'er asks for Geld on niveau 3, sees who and why, makes the group and its plan
R53	test/e2e/groepen.test.ts	R53: a pending proposal is confirmed for one and refused for another
R54	gateway/groepen/plan/groepsplan.int.test.ts	R54: a groepsplan is generated, structured and kept
R54	gateway/groepen/plan/rules.test.ts	R54: the plan that is made of streefniveaus and cards
R54	gateway/groepen/plan/rules.test.ts	R54: the words of a plan
R54	gateway/groepen/round-trips.int.test.ts	R52–R54: no more statements for more pupils or more conditions
R54	lti-tool/screens/groepen/groepen.int.test.ts	R54: the groepsplan on the screen
R54	test/e2e/groepen.test.ts	R52, R53, R54: the IB'er asks for Geld on niveau 3, sees who and why, makes the group and its plan
R54	test/e2e/groepen.test.ts	R54: the plan prints on A4 without anything to press
R55	gateway/groepen/sync-en-jaar.int.test.ts	R55: a year change needs no regrouping of niveaugroepen
R56	gateway/leerroute/cyclus/cyclus.int.test.ts	R56: where everybody stands
R56	gateway/leerroute/cyclus/stap-rules.test.ts	R56: where a pupil stands in the cycle
R56	gateway/leerroute/cyclus/stap-rules.test.ts	R56: where a group stands
R56	lti-tool/screens/periode/stap.test.tsx	R56: the step and the next act in one line
R56	test/e2e/periode.test.ts	R56, R57: a period closes for a whole group
R57	gateway/leerroute/cyclus/cyclus.int.test.ts	R57: the periods of a school
R57	gateway/leerroute/cyclus/perioden-rules.test.ts	R57: how a school divides its year
R57	gateway/leerroute/cyclus/perioden-rules.test.ts	R57: whatever is chosen, nothing that has begun or is in use goes, and the years have no gap and no overlap
R57	gateway/leerroute/cyclus/sluit.int.test.ts	R57: a group closes a period in one sitting
R57	gateway/leerroute/cyclus/sluit.int.test.ts	R57, R32: is one act for twelve pupils, unfinished doelen go along, and taking it back restores everything
R57	gateway/leerroute/cyclus/sluit.int.test.ts	R57: a doel can be dropped with a reason instead of going along
R57	gateway/leerroute/cyclus/voorstel-rules.test.ts	R57: what is proposed at the end of a period, with reasons
R57	lti-tool/screens/periode/periode.int.test.ts	R57: closing a period on the screen
R57	lti-tool/screens/periode/periode.int.test.ts	R57, R58: the periods of the school on the screen
R57	lti-tool/screens/periode/perioden-invoer.test.ts	R57: the form of the periods
R57	test/e2e/periode.test.ts	R56, R57: a period closes for a whole group
R57	test/e2e/periode.test.ts	R57, R58: the IB’er divides the year and chooses 4D; the first page speaks 4D, at the same addresses
R58	gateway/leerroute/cyclus/cyclus.int.test.ts	R58: another vocabulary changes the words and nothing else
R58	lti-tool/screens/periode/periode.int.test.ts	R57, R58: the periods of the school on the screen
R58	lti-tool/screens/periode/stap.test.tsx	R58: another vocabulary changes the word of the step and nothing else
R58	test/e2e/periode.test.ts	R57, R58: the IB’er divides the year and chooses 4D; the first page speaks 4D, at the same addresses
R59	gateway/access/policy.test.ts	policy (R59–R64)
R59	gateway/access/policy.test.ts	R59, R60: a leerling and an ouder read, only what is theirs
R59	gateway/access/policy.test.ts	R59: a leerling alone says what he can and wants, of himself
R59	gateway/access/scope.int.test.ts	scope (R59–R61, R85): role × permission × pupil
R59	gateway/arrangementskaart/inbreng/inbreng.int.test.ts	R59: a leerling says of his own doelen
R59	gateway/interchange/webhooks/rules.test.ts	R21, R59: nobody hears of what is need to know
R59	gateway/opp/stem/stem.int.test.ts	R59: nobody else answers for him, sees it while it is written, or opens his files; ouders neither
R59	gateway/school/school.int.test.ts	has a header for who may see him (R59, R60)
R59	lti-tool/screens/access.int.test.ts	R59, R60: ouder and leerling
R59	lti-tool/screens/access.int.test.ts	R59: brings a leerling to a first page of his own
R59	lti-tool/screens/mijn/mijn.int.test.ts	R59: a leerling on his own screens
R59	lti-tool/screens/mijn/mijn.int.test.ts	what waits for me stands on Vandaag (R53, R59)
R59	lti-tool/screens/mijn/mijn.test.tsx	R59: the screens of a leerling
R59	lti-tool/screens/mijn/picto.test.ts	R59: a picto for each leergebied
R59	lti-tool/screens/plaatsen/plaatsen.int.test.ts	R59 R60 R61 a placed link is asked again of who opens it
R59	lti-tool/screens/rollen-zien.int.test.ts	R59–R64: role × what it sees of a pupil, over every page
R59	test/e2e/mijn.test.ts	R59: a leerling and his own doelen
R60	fixtures/school/elo-people.test.ts	gives an ouder no more than the Mentor of the own child (R60)
R60	gateway/access/policy.test.ts	policy (R59–R64)
R60	gateway/access/policy.test.ts	R59, R60: a leerling and an ouder read, only what is theirs
R60	gateway/access/scope.int.test.ts	scope (R59–R61, R85): role × permission × pupil
R60	gateway/school/school.int.test.ts	has a header for who may see him (R59, R60)
R60	lti-tool/screens/aanmelden/thuis-uitnodiging.int.test.ts	R60: the way in for thuis
R60	lti-tool/screens/aanmelden/thuis-uitnodiging.int.test.ts	R60: is in the language that is chosen with the link, and stays so until he is in
R60	lti-tool/screens/aanmelden/thuis-uitnodiging.int.test.ts	R60: ends at once when he no longer stands beside the pupil
R60	lti-tool/screens/access.int.test.ts	R59, R60: ouder and leerling
R60	lti-tool/screens/contact/contact.int.test.ts	R60: two households stand apart on the page, each with an own way in
R60	lti-tool/screens/navigation.test.ts	R60: who signed in from home
R60	lti-tool/screens/plaatsen/plaatsen.int.test.ts	R59 R60 R61 a placed link is asked again of who opens it
R60	lti-tool/screens/rollen-zien.int.test.ts	R59–R64: role × what it sees of a pupil, over every page
R60	lti-tool/screens/thuis/thuis.int.test.ts	R60: the other home sees nothing of it, and answers for itself
R60	lti-tool/screens/thuis/thuis.int.test.ts	R60: telling the school
R60	lti-tool/screens/thuis/thuis.int.test.ts	R60: nothing beyond the own child
R60	lti-tool/screens/thuis/van-thuis.int.test.ts	R60: what is told at home, at school
R60	lti-tool/screens/thuis/van-thuis.int.test.ts	R60: one menu at home
R60	lti-tool/screens/vandaag/page.test.tsx	shows an ouder the own child and no group (R60)
R60	test/e2e/opp-ouder.test.ts	R44, R60: a parent on a phone
R61	gateway/access/policy.test.ts	policy (R59–R64)
R61	gateway/access/policy.test.ts	R61: a leerkracht works in his own groups and nowhere else
R61	gateway/access/scope.int.test.ts	scope (R59–R61, R85): role × permission × pupil
R61	gateway/arrangementskaart/acts.int.test.ts	R61, R85: what one may not see does not exist
R61	gateway/arrangementskaart/today.int.test.ts	R61: shows nobody of a group that one only may see
R61	gateway/groepen/groepen.int.test.ts	R61: a leerkracht composes from his own groups only
R61	gateway/groepen/groepen.int.test.ts	R61: only who composes for the school puts colleagues in; a leerkracht works in what he makes
R61	gateway/groepen/groepen.int.test.ts	R61: shows a leerkracht of the group no pupil outside his own groups
R61	gateway/groepen/opp-voorwaarden.int.test.ts	R61: a leerkracht finds his own pupils; who may not read an OPP may not ask by it
R61	gateway/groepen/plan/groepsplan.int.test.ts	R61: is for who works in the group or for the whole school; who only reads does not write
R61	gateway/leerroute/cyclus/sluit.int.test.ts	R61: only who may place the pupils of the group sees or does it
R61	gateway/platform/db/session.int.test.ts	R61 a session that this process remembers
R61	gateway/school/school.int.test.ts	groups (R51, R61)
R61	gateway/school/school.int.test.ts	R61: a leerkracht sees his own groups, an IB-er all, an ouder and a leerling none
R61	gateway/school/school.int.test.ts	R61, R85: a group of a colleague or of another school does not exist
R61	lti-tool/lti/ags/scores.int.test.ts	R61, R85: whose courses and doelen
R61	lti-tool/lti/link.int.test.ts	R61 roles
R61	lti-tool/lti/link.int.test.ts	R61 sees a page that says what happens next and nothing of the school, until the beheerder links the code
R61	lti-tool/lti/roles.test.ts	R61 what LTI roles mean
R61	lti-tool/lti/roles.test.ts	R61 nobody gets more from the ELO than fits who he is at school
R61	lti-tool/screens/access.int.test.ts	R61: a leerkracht sees only the own groups
R61	lti-tool/screens/groepen/groepen.int.test.ts	R61: a leerkracht finds his own pupils; an ouder, leerling or zorgverlener has no groups here
R61	lti-tool/screens/navigation.test.ts	lets only people of the school open groups (R61)
R61	lti-tool/screens/opp/opp.int.test.ts	R61, R64: who sees an OPP
R61	lti-tool/screens/opp-evaluatie/evaluatie.int.test.ts	R61: is for who writes the OPP of this pupil
R61	lti-tool/screens/opp-status/opp-status.int.test.ts	R61: a leerkracht sees the pupils of his own groups, and a directeur the school
R61	lti-tool/screens/plaatsen/plaatsen.int.test.ts	R61 what may be placed
R61	lti-tool/screens/plaatsen/plaatsen.int.test.ts	R59 R60 R61 a placed link is asked again of who opens it
R61	lti-tool/screens/rollen-zien.int.test.ts	R59–R64: role × what it sees of a pupil, over every page
R61	test/e2e/launch.test.ts	shows nobody what is not his: another group, another child, the connections (R61)
R61	test/int/access-matrix.test.ts	R61, R64, R85: every route × every role × whose it is
R62	gateway/access/grants.int.test.ts	R62, R63: what the ELO calls Instructor
R62	gateway/access/policy.test.ts	policy (R59–R64)
R62	gateway/access/policy.test.ts	R62: a begeleider ticks acties and writes waarnemingen, and judges no doelen
R62	gateway/arrangementskaart/inbreng/inbreng.int.test.ts	R62, R63: what others saw of a doel
R62	lti-tool/screens/mijn/mijn.int.test.ts	R62: a begeleider adds a waarneming
R62	lti-tool/screens/navigation.test.ts	lets a begeleider tick acties and nothing else (R62)
R62	lti-tool/screens/rollen-zien.int.test.ts	R59–R64: role × what it sees of a pupil, over every page
R63	gateway/access/delingen.int.test.ts	R63: a zorgverlener sees and writes what is shared with him, until its date
R63	gateway/access/grants-rules.test.ts	R63: a zorgverlener has an end
R63	gateway/access/grants.int.test.ts	R63: the database itself keeps no zorgverlener without an end
R63	gateway/access/grants.int.test.ts	R62, R63: what the ELO calls Instructor
R63	gateway/access/policy.test.ts	policy (R59–R64)
R63	gateway/access/policy.test.ts	R63: a zorgverlener works on what is shared with him; a leerkracht and an IB-er share it
R63	gateway/arrangementskaart/inbreng/inbreng.int.test.ts	R62, R63: what others saw of a doel
R63	gateway/arrangementskaart/kaart-heel.int.test.ts	leave the list when what was shared ends (R63)
R63	gateway/arrangementskaart/wachtrij/wachtrij.int.test.ts	R63: a zorgverlener marks what was shared with him and nothing else
R63	gateway/leerroute/reis/reis.int.test.ts	R63: a zorgverlener sees only what belongs to the leerlijn that was shared
R63	lti-tool/screens/mensen/mensen.int.test.ts	R63: sharing on the leerlingprofiel
R63	lti-tool/screens/rollen-zien.int.test.ts	R59–R64: role × what it sees of a pupil, over every page
R63	lti-tool/screens/rollen-zien.int.test.ts	R63: what a zorgverlener did stays his, and shows nothing once the share is over
R63	test/e2e/kaart-heel.test.ts	R26, R63: the logopedist finds what was given to her, and sees no other leerlijn
R63	test/e2e/verhaal-7.test.ts	story 7, R63: fysiotherapeut Joep sees P15’s line EM only, until his access ends
R64	gateway/access/grants-rules.test.ts	giving a role (R64)
R64	gateway/access/grants-rules.test.ts	who may give which role (R64)
R64	gateway/access/grants-rules.test.ts	ending a role (R64)
R64	gateway/access/grants.int.test.ts	R64: roles granted inside Koers
R64	gateway/access/grants.int.test.ts	R64: what an account or an invitation hands over
R64	gateway/access/policy.test.ts	policy (R59–R64)
R64	gateway/access/policy.test.ts	R64: the beheerder keeps the connections and sees no pupil, nor do bestuur and fg
R64	gateway/school/school.int.test.ts	gives and ends a role with date and reason, on the trail (R64)
R64	lti-tool/lti/roles.test.ts	R64: the most that an ELO can give
R64	lti-tool/screens/aanmelden/uitnodiging.int.test.ts	R64 an invitation
R64	lti-tool/screens/aanmelden/uitnodiging.int.test.ts	R64: one passkey for schools of several besturen; the person chooses, and can change
R64	lti-tool/screens/aanmelden/uitnodiging.int.test.ts	R64: one account is never both beheerder and FG of a school, also not as two persons
R64	lti-tool/screens/gebruikersgroep/leverancier.int.test.ts	R64, R80: somebody of a leverancier comes in
R64	lti-tool/screens/mensen/mensen.int.test.ts	R64: people and their roles on the screen
R64	lti-tool/screens/mensen/mensen.int.test.ts	R64: a beheerder neither gives nor ends a role above his own, nor links an account to who has it
R64	lti-tool/screens/opp/opp.int.test.ts	R61, R64: who sees an OPP
R64	lti-tool/screens/rollen-zien.int.test.ts	R59–R64: role × what it sees of a pupil, over every page
R64	test/architecture/house.test.ts	R64: the page of who may do what is what \`npm run docs\` would write
R64	test/e2e/aanmelden.test.ts	R64 the first beheerder of a school
R64	test/e2e/aanmelden.test.ts	R64: uses the same passkey for a school of another bestuur, and chooses
R64	test/e2e/beheer-keyboard.test.ts	R64: finds a colleague, gives him a role with a reason, and ends it
R64	test/int/access-matrix.test.ts	R61, R64, R85: every route × every role × whose it is
R65	gateway/rapportage/gekoppeld.test.ts	R65: two tables over the same pupils tell no more than each of them
R65	gateway/rapportage/onderdrukken.test.ts	R65: small cells are suppressed
R65	gateway/rapportage/rapport.int.test.ts	R65: streefniveaus for taal and rekenen (OR1)
R65	gateway/rapportage/rapport.int.test.ts	R65, R67: leavers
R65	gateway/rapportage/rapport.int.test.ts	R65: expected against realised, by what was expected and by leerroute
R65	gateway/rapportage/rapport.int.test.ts	R65: hides small figures unless the one who may open every pupil asks for them, which is in the trail
R65	gateway/rapportage/rapport.int.test.ts	R65: per bestuur
R65	gateway/rapportage/uitstroom/vergelijk.test.ts	R65: expected against realised
R65	lti-tool/screens/rapportage/grafiek.test.tsx	R65: a chart with what is hidden in it
R65	lti-tool/screens/rapportage/rapportage.int.test.ts	R65: the report on screen
R65	lti-tool/ui/charts/charts.test.tsx	R65: a bar of parts
R65	test/e2e/rapportage.test.ts	R65, R67, R68: reports
R65	test/e2e/rapportage.test.ts	R65, R68: a bestuurder sees both schools, no pupil, and what is in the set before she takes it
R66	gateway/opp/status/status.int.test.ts	R66: counts and who they are
R66	gateway/opp/volg-bron.int.test.ts	R66: the stored status of an OPP follows its sources
R66	lti-tool/screens/opp-status/opp-status.int.test.ts	R66: where the OPP’s are
R66	lti-tool/screens/rapportage/rapportage.int.test.ts	R66: leads who keeps the clocks to the pupils behind each count; a bestuurder sees no way there
R66	test/e2e/opp-status.test.ts	R66: from a count to the next act
R67	gateway/rapportage/rapport.int.test.ts	R65, R67: leavers
R67	gateway/rapportage/rapport.int.test.ts	R67: who is still there after a year, by where he went
R67	gateway/rapportage/uitstroom/vergelijk.test.ts	R67: still where he went to
R67	lti-tool/screens/rapportage/rapportage.int.test.ts	R67: where leavers are
R67	test/e2e/rapportage.test.ts	R65, R67, R68: reports
R67	test/e2e/rapportage.test.ts	R67: by keyboard, from the figures to a leaver of whom it is not known where he is; each screen holds at three widths
R68	gateway/rapportage/bi/herkennen.test.ts	R68: nobody is to be picked out of the set by what people know of him
R68	lti-tool/screens/rapportage/rapportage.int.test.ts	R68: the set for the bestuur
R68	test/e2e/rapportage.test.ts	R65, R67, R68: reports
R68	test/e2e/rapportage.test.ts	R65, R68: a bestuurder sees both schools, no pupil, and what is in the set before she takes it
R69	adapters/magister/index.test.ts	the smalle set with SCIM (R69)
R69	gateway/interchange/api/api.int.test.ts	R69: what programs read
R69	gateway/interchange/api/doel-ids.int.test.ts	R10, R69: a doel has one id outside, also after pupils went to another version: the identifier of its CASE item
R69	gateway/interchange/clients/oauth.int.test.ts	R69: a program gets a token of one school
R69	gateway/interchange/oneroster/provider.int.test.ts	R69, R70: every read of OneRoster 1.2\${needs}
R69	gateway/interchange/webhooks/webhooks-kill.int.test.ts	R69: a worker killed anywhere loses no event; who keeps webhook-id counts each once, in order
R69	gateway/interchange/webhooks/webhooks.int.test.ts	R69: a program hears of what happens
R69	gateway/platform/http/client-access.int.test.ts	R69: what is for programs of vendors
R69	gateway/sync/at-once.int.test.ts	R69: what people ask of a connection while a worker enters what it found
R69	gateway/sync/out/out-kill.int.test.ts	a worker killed anywhere loses nothing, and nothing counts twice, in the order of each pupil (R69)
R69	gateway/sync/out/out.int.test.ts	what was judged goes to the LVS (R69, R71, R74)
R69	lti-tool/screens/aanbieders/verhaal.int.test.ts	R69, R74: a vendor asks, the school says yes, a tick is heard, read back, and a score becomes evidence
R69	lti-tool/screens/koppelingen/terug/terug.int.test.ts	giving back to the LVS, for the beheerder (R69, R71)
R69	test/conformance/koers-openapi.test.ts	R69: the description of the interface
R69	test/int/client-cli.test.ts	R69: koers client, beside a running Koers: add, ask, show, another secret, keys instead, and the end
R69	test/int/oneroster.test.ts	R69: a client that was generated from the description
R70	adapters/_formats/oneroster/map.test.ts	a leerling of OneRoster (R70)
R70	adapters/_formats/uwlr/stepped.test.ts	the stepped operations (UWLR 2.2 prtGetrapt, R70)
R70	adapters/edexml/edexml.test.ts	an EDEXML file (R70, R75)
R70	adapters/oneroster/oneroster.test.ts	a school over OneRoster 1.2 (R70)
R70	adapters/oneroster-csv/oneroster-csv.test.ts	a OneRoster package (R70, R75)
R70	gateway/access/oidc/claims.test.ts	R70: what a sign-in service says
R70	gateway/access/teams/token.test.ts	R70: a token of Teams
R70	gateway/interchange/oneroster/provider.int.test.ts	R69, R70: every read of OneRoster 1.2\${needs}
R70	gateway/sync/resume.int.test.ts	R70 acceptance: a run that is killed
R70	lti-tool/lti/advantage/service-call.int.test.ts	the services of a platform are called as it wants (R70)
R70	lti-tool/lti/demo-elo.int.test.ts	R70 from the demo ELO, without a second login
R70	lti-tool/lti/launch.int.test.ts	R70: %s
R70	lti-tool/lti/roster/roster.int.test.ts	who is in a course (NRPS 2.0, R70)
R70	lti-tool/screens/aanmelden/dienst.int.test.ts	R70: staff sign in with the account of their school
R70	lti-tool/screens/cursussen/cursussen.int.test.ts	courses of the ELO, for the beheerder (R70)
R70	lti-tool/screens/plaatsen/plaatsen-browser.int.test.ts	R70 deep linking in the frame of an ELO, by keyboard
R70	lti-tool/screens/plaatsen/zwerm.int.test.ts	R70 in the demo ELO a teacher places her group, and it opens from the course
R70	lti-tool/screens/teams/teams.int.test.ts	R70: Microsoft Teams of a school
R70	lti-tool/teams/manifest/package.test.ts	R70: the app package for Microsoft Teams
R70	lti-tool/teams/plek.test.ts	R70: places in Teams
R70	lti-tool/teams/teams.int.test.ts	R70: Koers as a tab of Teams
R70	test/conformance/parnassys-demo.test.ts	show exactly the one leerling that changed (R70)
R70	test/e2e/launch.test.ts	Koers opens in the frame of the ELO (R70)
R70	test/e2e/launch.test.ts	lands on the group and on the pupil that the ELO names, without a second login (R70)
R70	test/e2e/launch.test.ts	a launch that does not hold is refused in plain Dutch (R70)
R70	test/e2e/teams.test.ts	R70: Koers in Microsoft Teams, by its own library, and without an ELO
R70	test/e2e/teams.test.ts	R70: without Teams and ELO, with the account of school: known goes in, unknown waits with a code
R70	test/int/mass-end.test.ts	keeps everyone when half of the leerlingen are gone, and asks a person (R70)
R70	test/int/oneroster.test.ts	R70: our own OneRoster adapter reads our own provider
R70	test/int/scale.test.ts	loses nothing and does nothing twice when a worker is killed among five schools (R70)
R70	test/lti-matrix/matrix.test.ts	every platform × every capability (R70)
R71	adapters/_formats/oneroster/map.test.ts	with a role that no list knows is dropped until the school maps it (R71)
R71	adapters/_formats/tabel/pull.test.ts	reads M as the school said: it is man here and meisje there (R71)
R71	adapters/edexml/edexml.test.ts	knows a rol of its own by the code that the school mapped (R71)
R71	adapters/magister-decibel/map.test.ts	a code that the school mapped is known (R71)
R71	adapters/somtoday/map.test.ts	of an onderwijssoort that nobody knows come in, and a beheerder can say what it is (R71)
R71	gateway/sync/codes/codes.int.test.ts	a code that no list knows (R71)
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 are listed with both values, and nothing is overwritten; again and again it is the same one
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 are gone when the second says what the first says, and when the first says what the second says
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 shows what the other says by now
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 undoing the sync of the second takes its differences along
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 for the other: its value stands, it owns the field of this pupil, and the choice holds in later runs
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 for what stands: nobody is asked again, also when the school gives the field to the other system
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 always from the other: all that waits is decided, and a later difference asks nobody
R71	gateway/sync/conflicts/conflicts.int.test.ts	R71 the system that a field is given to takes it, also where both said the same until now
R71	gateway/sync/out/out.int.test.ts	what was judged goes to the LVS (R69, R71, R74)
R71	gateway/sync/quarantine.int.test.ts	R71 link by an exact ECK iD, list what they disagree about, and never overwrite it
R71	gateway/sync/reconcile.int.test.ts	R71 writes down for each field which source it came from and since when, and only for fields it told
R71	lti-tool/screens/identiteit/identiteit.int.test.ts	R71 a beheerder sees what two systems say, escaped, and chooses for this one or for all
R71	lti-tool/screens/koppelingen/certificaat.int.test.ts	is a file in the form, kept in base64, and goes to nobody again (R71)
R71	lti-tool/screens/koppelingen/changes.int.test.ts	is a line for each person and groep: who ended, who is new, and each field that differs (R71)
R71	lti-tool/screens/koppelingen/codes.int.test.ts	codes of a connection (R71)
R71	lti-tool/screens/koppelingen/kolommen.int.test.ts	keeps a choice, and the next run reads by it (R71)
R71	lti-tool/screens/koppelingen/terug/terug.int.test.ts	giving back to the LVS, for the beheerder (R69, R71)
R71	lti-tool/screens/koppelingen/wizard.int.test.ts	says at each page which of the five steps it is, and what to do next (R71)
R71	lti-tool/screens/koppelingen/words.test.ts	what a system offers (R71)
R71	mappings/oneroster/oneroster.test.ts	let a school say what its own role is (R71)
R71	test/e2e/koppelingen.test.ts	a code of the LVS gets a meaning by keyboard: what it changes is told first, and it is taken back (R71)
R72	fixtures/school/lvs.test.ts	gives the same medewerker key to different people in the two LVS (R72)
R72	gateway/access/identiteit/identiteit.int.test.ts	R72 all that points to the one goes to the other, and only what both have in one place stays
R72	gateway/access/identiteit/identiteit.int.test.ts	R72 every sealed text opens with the key of who is kept
R72	gateway/access/identiteit/identiteit.int.test.ts	R72 split restores every row exactly as it was, and the two are listed again
R72	gateway/access/identiteit/identiteit.int.test.ts	R72 is remembered, and can be undone
R72	gateway/access/identiteit/identiteit.int.test.ts	R72 every column that points to a person moves, or is named as one that stays, with the reason
R72	gateway/access/identiteit/identiteit.int.test.ts	R72 a row that follows a person by way of another can move with it
R72	gateway/access/identiteit/identiteit.int.test.ts	R72 every text that the key of a pupil seals is sealed anew
R72	gateway/access/identiteit/so-vso.int.test.ts	R72 a pupil who moves from the LVS of the so to that of the vso keeps leerreis and open doelen
R72	gateway/access/identiteit/so-vso.int.test.ts	R72 also when the vso knows him by another ECK iD: a human says that it is he
R72	gateway/leerroute/overkomst/overkomst.int.test.ts	R72: who opens a leerreis, and to whom
R72	gateway/leerroute/overkomst/overkomst.int.test.ts	R72: who he is here
R72	gateway/leerroute/overkomst/overkomst.int.test.ts	R72, R10: what comes along, from version 1.0 there to 1.1 here
R72	gateway/leerroute/overkomst/overkomst.int.test.ts	R72: when the opening ends
R72	gateway/leerroute/overkomst/overname-rules.test.ts	R72: who a pupil may be at another school
R72	gateway/leerroute/overkomst/overname-rules.test.ts	R72, R10: what comes along
R72	gateway/sync/conflicts/conflicts.int.test.ts	R72 one ECK iD in two connections is one person, with the keys of both
R72	gateway/sync/conflicts/conflicts.int.test.ts	R72 who left the first system is of the second: its fields follow, without a question
R72	gateway/sync/look-alikes.int.test.ts	R72 with one source nobody looks like another: two with one name and birthday are two
R72	gateway/sync/look-alikes.int.test.ts	R72 who looks like somebody of another source is listed and stays apart
R72	gateway/sync/look-alikes.int.test.ts	R72 who comes back under another key looks like who left
R72	gateway/sync/look-alikes.int.test.ts	R72 is listed once; the same answer again writes nothing
R72	gateway/sync/look-alikes.int.test.ts	R72 two with one name in each of two sources: each of the one may be each of the other, and no more
R72	gateway/sync/moved-keys/moved-keys.int.test.ts	R72 an ECK iD that the vendor changed waits for a human, with both sides; the same answer again writes nothing
R72	gateway/sync/moved-keys/moved-keys.int.test.ts	R72 the same person with another ECK iD stays who he is, and the next answer is taken in
R72	gateway/sync/moved-keys/moved-keys.int.test.ts	R72 a key that was given to another brings a new person, and who had it keeps all that he has
R72	gateway/sync/moved-keys/moved-keys.int.test.ts	R72 what was said can be taken back, and is asked again
R72	gateway/sync/moved-keys/moved-keys.int.test.ts	R72 a question that the LVS has mended is gone, and an ECK iD that changes twice is asked twice
R72	gateway/sync/moved-keys/moved-keys.int.test.ts	R72 an ECK iD that somebody else has by now is refused whole; another school sees nothing of it
R72	lti-tool/screens/identiteit/identiteit.int.test.ts	R72 a beheerder sees both sides with their evidence, makes them one, and takes it back
R72	lti-tool/screens/identiteit/identiteit.int.test.ts	R72 two people stay two, and a second click says that it was decided
R72	lti-tool/screens/identiteit/identiteit.int.test.ts	R72 a beheerder says whose a key is that came with another ECK iD, and looks at it again
R72	lti-tool/screens/overkomst/overkomst.int.test.ts	R72: the pages of who goes to another school
R72	test/e2e/verhaal-5.test.ts	R72: the so opens his leerreis; the vso fetches him, links him, and goes on where he was
R74	adapters/_formats/uwlr/deliver.test.ts	results that go back over the wire (R74)
R74	gateway/bewijs/bewijs.int.test.ts	R74: what another system measured counts as evidence
R74	gateway/sync/out/out.int.test.ts	what was judged goes to the LVS (R69, R71, R74)
R74	lti-tool/lti/ags/bewijs-in.int.test.ts	R74: results of another tool in the gradebook count as evidence
R74	lti-tool/lti/ags/elo-antwoorden.test.ts	R74: a column stands at the ELO that was asked for it
R74	lti-tool/lti/ags/elo-antwoorden.test.ts	R74: what an ELO says of one score, and what it says of all
R74	lti-tool/lti/ags/scores-kill.int.test.ts	R74: a worker killed anywhere loses no score, and each act arrives once, in the order of each pupil
R74	lti-tool/lti/ags/scores.int.test.ts	R74: scores of chosen doelen go to the gradebook of a course (AGS 2.0)
R74	lti-tool/lti/ags/scores.int.test.ts	R74: what goes wrong at the ELO
R74	lti-tool/lti/ags/scores.int.test.ts	R74: what is chosen goes to the ELO by itself: by the outbox and the job
R74	lti-tool/screens/aanbieders/verhaal.int.test.ts	R69, R74: a vendor asks, the school says yes, a tick is heard, read back, and a score becomes evidence
R74	lti-tool/screens/cijfers/cijfers.int.test.ts	R74: a teacher gives a course to the group, chooses doelen and evidence, and stops them again
R74	lti-tool/screens/cijfers/cijfers.int.test.ts	R74: the beheerder sees what was refused and sends it once more, and sees no pupil
R74	lti-tool/screens/kaart/bewijs.int.test.ts	R74: evidence stands where the teacher ticks, and all of it with the doel
R74	test/conformance/uwlr-more-xsd.test.ts	results that we send are valid against the XSD of UWLR 2.2 (R74)\${needs}
R75	adapters/_formats/tabel/pull.test.ts	history (R75)
R75	adapters/edexml/edexml.test.ts	an EDEXML file (R70, R75)
R75	adapters/oneroster-csv/oneroster-csv.test.ts	a OneRoster package (R70, R75)
R75	gateway/sync/facts/facts.int.test.ts	history from before Koers (R75)
R75	gateway/sync/facts/facts.int.test.ts	tells about those of another connection, by a number that only one of them has (R75)
R75	gateway/sync/stepwise.int.test.ts	R75 the first weeks from a file and then from the LVS: the same pupils, and nothing that was done in between is lost
R75	lti-tool/screens/koppelingen/einde.int.test.ts	the end of a koppeling (R75, R76)
R75	test/conformance/edexml-xsd.test.ts	the sample of EDEXML 2.1 comes in whole (R75)
R76	gateway/interchange/exit/exit.int.test.ts	R76 the export
R76	gateway/interchange/exit/exit.int.test.ts	R76 the import
R76	lti-tool/screens/koppelingen/einde.int.test.ts	the end of a koppeling (R75, R76)
R76	test/int/exit-cli.test.ts	R76: koers export and import, for the operator
R77	gateway/gebruikersgroep/gebruikersgroep.int.test.ts	R77: the register of wishes
R77	gateway/gebruikersgroep/pilots/pilots.int.test.ts	R77: a pilot of one feature
R77	gateway/gebruikersgroep/rules.test.ts	R77: one vote per bestuur, with a weight
R77	gateway/gebruikersgroep/rules.test.ts	R77: where a wish goes
R77	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R77, R80: a gebruikersgroep on the screen
R77	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R77: goes from wish to vote, pilot on one group and on no other, measured use, and a decision that is linked
R77	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R77: keeps what was typed when a text cannot leave the school
R77	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R77, R80: asks again for too few words at the field itself, keeps the rest, and says what was done
R78	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R78, R79: what Koers can, for everybody
R78	test/docs/pve-page.test.ts	R78: every requirement with its status and what proves it
R79	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R78, R79: what Koers can, for everybody
R79	test/docs/pve-page.test.ts	R79: stories to follow in the demo
R80	gateway/gebruikersgroep/gebruikersgroep.int.test.ts	R80: who sits at the table
R80	gateway/gebruikersgroep/gebruikersgroep.int.test.ts	R80: agenda, minutes and decisions
R80	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R77, R80: a gebruikersgroep on the screen
R80	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R77, R80: asks again for too few words at the field itself, keeps the rest, and says what was done
R80	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R80: school and leverancier plan, write and fix the minutes alike, and both see the same
R80	lti-tool/screens/gebruikersgroep/gebruikersgroep.int.test.ts	R80: of a meeting that is yet to come there is an agenda, and no minutes
R80	lti-tool/screens/gebruikersgroep/leverancier.int.test.ts	R64, R80: somebody of a leverancier comes in
R82	test/docs/keys-page.test.ts	what a dump reveals (R82), docs/security/keys.md
R83	gateway/access/identiteit/identiteit.int.test.ts	R83 the sealed trail still holds after a merge, and an act that was moved otherwise shows
R83	gateway/access/inzage.int.test.ts	R83: no text of a pupil opens without a line in the trail
R83	gateway/access/policy.test.ts	R83: the FG alone reads the trail, and nothing else
R83	gateway/access/rotate-school.int.test.ts	R83: the seals of the trail from before still hold
R83	gateway/access/scope.int.test.ts	the trail (R83)
R83	gateway/access/trail/chain.int.test.ts	R83: the trail is sealed in a chain per school
R83	gateway/access/trail/tamper.int.test.ts	R83: what somebody with the whole database changes in the trail shows
R83	gateway/access/trail/tamper.int.test.ts	R83: a tail that was cut off
R83	gateway/arrangementskaart/kaart-heel.int.test.ts	is read by who works with the pupil, not by an ouder, and every look is in the trail (R83)
R83	gateway/bestanden/bestanden.int.test.ts	R83: leaves a line in the trail for who opened it
R83	gateway/groepen/gevoelig.int.test.ts	R53, R83: composing by something that is need to know
R83	gateway/groepen/opp-voorwaarden.int.test.ts	R83: a list that is taken along is in the trail with how many, and so is who was found
R83	gateway/leerroute/reis/reis.int.test.ts	R83: reading reasons leaves a line in the trail; an ouder reads none and leaves none
R83	gateway/opp/document/documenten.int.test.ts	R83: leave a line in the trail for who opened one
R83	gateway/opp/keten.int.test.ts	R83: every look at it and every act on it stands in the trail
R83	gateway/opp/stem/stem.int.test.ts	R83, R84: it is sealed, every look stands in the trail, and it is gone with his key
R83	gateway/platform/http/client-access.int.test.ts	R83: stands in the trail of the school with the client as actor; a refusal does not
R83	gateway/profiel/profiel.int.test.ts	leaves a line in the trail for every look, with own words or without (R83)
R83	gateway/sync/codes/codes.int.test.ts	of another school is not there, and every choice is in the trail (R83, R85)
R83	lti-tool/screens/opp-documenten/oso.int.test.ts	R83: leaves a line in the trail, and the number of the pupil nowhere
R83	lti-tool/screens/spoor/spoor.int.test.ts	R83: the FG asks who opened the factoren of a pupil in March
R83	lti-tool/screens/tlv/tlv.int.test.ts	R83: every look at it stands in the trail; who has no business with the pupil gets nothing
R83	test/e2e/beheer-keyboard.test.ts	R83: finds who looked at a pupil, and asks again for one section and other days
R83	test/e2e/inzage.test.ts	R83: searches a pupil, sees who looked, and is told what is wrong; axe finds nothing
R84	fixtures/school/school.test.ts	lost P99 three years and two days ago (R84)
R84	gateway/access/identiteit/identiteit.int.test.ts	R84 destroying the key of who is kept destroys what was sealed with the other one too
R84	gateway/access/inzage.int.test.ts	leaves no line for a text that is gone (R84), and none when nothing was asked
R84	gateway/access/keys.int.test.ts	R84: destroying the key of a pupil makes his texts unreadable, and nobody else’s; no new key is made
R84	gateway/access/rotate-school.int.test.ts	R84: a destroyed key of a pupil stays destroyed
R84	gateway/bestanden/bestanden.int.test.ts	R84: is gone with the key of the pupil
R84	gateway/opp/document/documenten.int.test.ts	leaves out a pupil whose data were destroyed, and nobody else (R84)
R84	gateway/opp/keten.int.test.ts	R84: with the key of the pupil its words are gone
R84	gateway/opp/stem/stem.int.test.ts	R83, R84: it is sealed, every look stands in the trail, and it is gone with his key
R85	gateway/access/grants.int.test.ts	are for a live medewerker of this school; who is of another school does not exist (R85)
R85	gateway/access/scope.int.test.ts	scope (R59–R61, R85): role × permission × pupil
R85	gateway/access/scope.int.test.ts	R85: a pupil granted for reading to another school is out of reach for acts there
R85	gateway/arrangementskaart/acts.int.test.ts	R61, R85: what one may not see does not exist
R85	gateway/gebruikersgroep/gebruikersgroep.int.test.ts	R85: is not there for a bestuur that takes no part, in no table, whatever it asks
R85	gateway/gebruikersgroep/pilots/pilots.int.test.ts	R85: counts and meningen of a school are read by no other, not even at the same table
R85	gateway/interchange/api/api.int.test.ts	R85: nothing of another school, also when one asks for its pupil
R85	gateway/interchange/oneroster/provider.int.test.ts	R85: a client of another school sees nothing of this one
R85	gateway/leerlijnen/delen/delen.int.test.ts	R85: what is not shared does not exist for another bestuur, and cannot be chosen
R85	gateway/leerlijnen/inrichting/inrichting.int.test.ts	R85: an own inrichting is of its school or bestuur alone
R85	gateway/leerlijnen/pakket.int.test.ts	does not exist for a school that did not choose it (R85)
R85	gateway/leerlijnen/versies.int.test.ts	R12, R85: who sees and changes which package
R85	gateway/platform/db/tenancy.int.test.ts	R85 tenancy: the database itself keeps schools apart
R85	gateway/school/school.int.test.ts	R61, R85: a group of a colleague or of another school does not exist
R85	gateway/sync/codes/codes.int.test.ts	of another school is not there, and every choice is in the trail (R83, R85)
R85	gateway/sync/connections.int.test.ts	R85 of another school do not exist
R85	gateway/sync/files/files.int.test.ts	for a connection of another school is not there (R85)
R85	lti-tool/lti/ags/scores.int.test.ts	R61, R85: whose courses and doelen
R85	lti-tool/lti/attack.int.test.ts	R85: another approved deployment than the one the login was for
R85	lti-tool/lti/attack.int.test.ts	R85: a deployment that is approved at another platform only
R85	lti-tool/lti/attack.int.test.ts	R85: a deployment whose approval was ended, and a platform that was
R85	lti-tool/lti/launch.int.test.ts	R85: is of the school of its deployment, where the same person does not exist
R85	lti-tool/lti/link.int.test.ts	R85: not across schools, and not to someone who left
R85	lti-tool/lti/registration.int.test.ts	R85: refuses %s and changes nothing
R85	lti-tool/screens/aanbieders/verhaal.int.test.ts	R85: another school knows nothing of it, and only a beheerder with a passkey decides
R85	lti-tool/screens/aanmelden/dienst.int.test.ts	R85: the BRIN says to which school somebody comes; without it two schools are one too many
R85	lti-tool/screens/aanmelden/uitnodiging.int.test.ts	R85: gives its own school and nothing that the account opens elsewhere
R85	lti-tool/screens/access.int.test.ts	R85: ids of school A in the hands of somebody of school B
R85	lti-tool/screens/gebruikersgroep/leverancier.int.test.ts	R85: a code of one school makes nobody of another
R85	lti-tool/screens/identiteit/identiteit.int.test.ts	R85 what is of another school stays as it is, and who is no beheerder does not come in
R85	lti-tool/screens/inrichting/inrichting.int.test.ts	R85: own leerlijnen of another school
R85	lti-tool/screens/koppelingen/files.int.test.ts	is for the beheerder of this school only (R85)
R85	lti-tool/screens/koppelingen/kolommen.int.test.ts	are not for another school, nor for a leerkracht (R85)
R85	lti-tool/screens/koppelingen/koppelingen.int.test.ts	is the beheerder only: a leerkracht, an IB-er and a directeur get 403 on every route (R85)
R85	lti-tool/screens/koppelingen/koppelingen.int.test.ts	is the beheerder of that school only: another school gets 404 on every id, and nothing happens (R85)
R85	lti-tool/screens/teams/teams.int.test.ts	R85: is linked and ended by the beheerder of this school, with a passkey, and stands in the trail
R85	lti-tool/teams/teams.int.test.ts	R85: is of one bestuur; its schools share it, and who works in two says in which
R85	test/conformance/vendor-guide.test.ts	ends with a vendor over $soort that passes, in that one folder (R85)
R85	test/int/access-matrix.test.ts	R61, R64, R85: every route × every role × whose it is
R85	test/int/boundary.test.ts	R85: no id of school A gives a person of school B anything
R86	lti-tool/ui/contrast.test.ts	contrast of the tokens (R86), theme %s
R86	test/e2e/teams.test.ts	signs in without a second login and stands in theme %s, without a fault (R86)
R90	lti-tool/ui/glossary.test.ts	glossary (R90)
R90	test/architecture/house.test.ts	the glossary is the one of the screens (R90)
R90	test/docs/pve-page.test.ts	knows R1 to R90 once each, and calls built only what a test that is there names
verhaal	test/e2e/acts.test.ts	1
verhaal	test/e2e/verhaal-1.test.ts	1
verhaal	test/e2e/opp.test.ts	2
verhaal	test/e2e/opp-ouder.test.ts	3
verhaal	test/e2e/beeld.test.ts	4
verhaal	test/e2e/verhaal-4.test.ts	4
verhaal	test/e2e/verhaal-5.test.ts	5
verhaal	test/e2e/rapportage.test.ts	6
verhaal	test/e2e/verhaal-7.test.ts	7
verhaal	test/e2e/overstap.test.ts	8`;
