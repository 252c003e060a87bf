-- What a screen of one pupil or one person asks costs the same at a school of any size and after any number of years.

-- Everything a pupil ever aimed for and was placed on, for the leerreis and the beeld; `_live` knows only what holds today.
CREATE INDEX streefniveau_leerling ON koers.streefniveau (leerling_id);
CREATE INDEX plaatsing_leerling ON koers.plaatsing (leerling_id);

-- What is on the card of a leerlijn. Without it every leerlijn of a pupil goes through all the doelen he ever had. A tick
-- changes neither column, so it stays a change within the page.
CREATE INDEX kaart_doel_lijn ON koers.kaart_doel (leerling_id, leerlijn_id);

-- What somebody did today, found without going through all he ever did. Nothing asked for his acts in their order.
DROP INDEX koers.act_actor;
CREATE INDEX act_actor ON koers.act (actor_id, at);
